using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSales.Tests.Shared;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Demo;
using CallCenter.Web.Switchboard.Lines;
using CallCenter.Web.Tests.Host;
using Crm.Domain.PhoneNumbers;
using Microsoft.Extensions.DependencyInjection;
using Persistence.Demo;
using Persistence.Queries;
using Persistence.Users;
using Shouldly;
using Telephony.Calls;
using Telephony.Media;
using Xunit;

namespace CallCenter.Web.Tests.Demo;

[Collection(HostTests.Name)]
public sealed class DemoCallFlowTests(RunningHost host)
{
    private static readonly Uri DemoCalls = new("/api/v1/demo/calls", UriKind.Relative);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DemoCall_ByTheApi_WaitsInItsQueueAndEndsAbandonedWithItsHistory()
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        using var placed = await client.PostAsJsonAsync(DemoCalls, new { from = DemoCast.KnownCaller, to = "4008001003", speech = "complaint-zh" }, Ct);
        placed.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var demo = (await placed.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetGuid();

        var active = await RunningHost.UntilAsync(
            client, "/api/v1/calls?queue=complaint", p => p.GetProperty("items").EnumerateArray().Any(c => c.GetProperty("phase").GetString() == "waiting"), "the call waits");
        var interaction = active.GetProperty("items").EnumerateArray().Single().GetProperty("interactionId").GetGuid();
        // A caller who goes before his first note of music has no line to measure.
        var (lines, media) = (host.Services.GetRequiredService<LineTable>(), host.Services.GetRequiredService<IMediaEngine>());
        await Eventually.IsTrueAsync(
            () => lines.TryGet(new LegId(new InteractionId(interaction), LegId.CustomerNumber), out var line) && media.Statistics(line.Media) is { PacketsSent: > 0 }, "he hears music");
        using var gone = await client.DeleteAsync(new Uri($"{DemoCalls}/{demo:D}", UriKind.Relative), Ct);
        gone.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var card = await RunningHost.UntilAsync(
            client, $"/api/v1/calls/{interaction:D}", c => c.GetProperty("ended").ValueKind != JsonValueKind.Null, "the history has its end");
        (card.GetProperty("queue").GetString(), card.GetProperty("terminationClass").GetString()!.ToLowerInvariant()).ShouldBe(("complaint", "abandoned"));
        card.GetProperty("answered").ValueKind.ShouldBe(JsonValueKind.Null);
        var events = card.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("type").GetString()!).ToArray();
        new[] { "received", "queued", "ended" }.ShouldBeSubsetOf(events);
        var measured = await RunningHost.UntilAsync(
            client, $"/api/v1/calls/{interaction:D}", c => c.GetProperty("legs").EnumerateArray().Any(l => l.GetProperty("media").ValueKind == JsonValueKind.Object), "the line was measured");
        measured.GetProperty("legs").EnumerateArray().Single().GetProperty("media").GetProperty("lost").GetInt64().ShouldBe(0);
        await RunningHost.UntilAsync(client, "/api/v1/calls?queue=complaint", p => p.GetProperty("items").GetArrayLength() == 0, "the floor is empty again");
    }

    [Theory]
    [InlineData("from", "12", "4008001001", null)]
    [InlineData("to", "13800138000", "help", null)]
    [InlineData("speech", "13800138000", "4008001001", "opera")]
    public async Task DemoCall_WithAWrongField_IsRefusedWithItsName(string field, string from, string to, string? speech)
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        using var answer = await client.PostAsJsonAsync(DemoCalls, new { from, to, speech }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("field").GetString().ShouldBe(field);
    }

    [Fact]
    public async Task Numbers_OfTheDemoPage_AreWhatTheirTextsSay()
    {
        var pops = host.Services.GetRequiredService<PopQuery>();
        var shared = (await host.Services.GetRequiredService<DemoNumbers>().SharedAsync(Ct)).ShouldNotBeNull();

        (await pops.FindByPhoneAsync(PhoneNumber.Normalize(shared, PhoneSource.Typed), Ct)).Candidates.Length.ShouldBeGreaterThan(1);
        (await pops.FindByPhoneAsync(PhoneNumber.Normalize(DemoNumbers.Unknown, PhoneSource.Typed), Ct)).Candidates.ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_ForASignedInAgent_IsThereAndInTheRail()
    {
        var (browser, _) = await host.BrowserAsync("agent18");
        using (browser)
        {
            using var page = await browser.GetAsync(new Uri("/demo", UriKind.Relative), Ct);
            page.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await page.Content.ReadAsStringAsync(Ct)).ShouldContain("_framework/blazor.web");
        }
    }
}
