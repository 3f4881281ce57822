using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bunit;
using CallCenter.Web.Features.Security;
using CallCenter.Web.Switchboard.Lines;
using CallCenter.Web.Tests.Host;
using CallCenter.Web.Tests.Ui;
using Crm.Domain.Administration;
using Microsoft.Extensions.DependencyInjection;
using Persistence.Users;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace CallCenter.Web.Tests.Edge;

[Collection(HostTests.Name)]
public sealed class EdgeApiTests(RunningHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("trunks", Roles.Agent, HttpStatusCode.Forbidden)]
    [InlineData("trunks", Roles.Manager, HttpStatusCode.OK)]
    [InlineData("security", Roles.Manager, HttpStatusCode.Forbidden)]
    [InlineData("security", Roles.Agent, HttpStatusCode.Forbidden)]
    [InlineData("security", Roles.Supervisor, HttpStatusCode.OK)]
    [InlineData("security", Roles.Administrator, HttpStatusCode.OK)]
    public async Task Route_AsksForItsRight(string path, string role, HttpStatusCode expected)
    {
        using var client = await host.ProgramAsync(role);
        using var answer = await client.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative), Ct);
        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Dial_Abroad_IsRefusedByTheRulesName_AndNotedWithoutTheNumber()
    {
        using var client = await host.ProgramAsync(Roles.Administrator);
        using var answer = await client.PostAsJsonAsync(new Uri("/api/v1/calls", UriKind.Relative), new { agent = "agent19", to = "+442071234567", purpose = "call" }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetRawText().ShouldContain(OutboundPolicy.InternationalIsOff);

        var events = (await client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/security", UriKind.Relative), Ct)).GetRawText();
        events.ShouldContain("agent19");
        events.ShouldNotContain("2071234567");
    }

    [Fact]
    public async Task Stream_TellsSecurityToThoseWhoControlTheFloor_AndToNobodyElse()
    {
        var log = host.Services.GetRequiredService<SecurityLog>();
        var stream = host.Services.GetRequiredService<CallCenter.Web.Realtime.EventStream>();
        var before = stream.LastSeq;
        var source = "203.0.113." + Random.Shared.Next(1, 250);
        log.Note(SecurityKind.Scanner, source, null, null);
        stream.Tell(new CallCenter.Web.Realtime.Wire.FloorEvent(0, "trunk.down", DateTimeOffset.UtcNow) { Target = "mark" + source });

        (await FirstAsync(Roles.Supervisor, before, source)).ShouldBe("security.scanner");
        (await FirstAsync(Roles.Manager, before, source)).ShouldBe("trunk.down");
    }

    [Theory]
    [InlineData("zh-CN", "扫描", "正常")]
    [InlineData("en", "Scanner", "Up")]
    public void Page_InBothLanguages_ListsWhatHappened_AndHowTrunksStand(string culture, string kind, string reach)
    {
        using var page = new PageContext(culture);
        var routes = TrunkOrderTests.Routes(TrunkOrderTests.Trunk("north", 1, "1"));
        routes.Note(new("north", Telephony.Sip.Trunks.SipTrunkReach.Up, DateTimeOffset.UnixEpoch, Telephony.Sip.Trunks.SipTrunkRegistration.None, null, 200, null));
        var log = new SecurityLog(new CallCenter.Web.Realtime.EventStream(TimeProvider.System), TimeProvider.System);
        page.Services.AddSingleton(routes);
        page.Services.AddSingleton(log);
        var shown = page.Render<SecurityPage>();
        shown.FindAll("[data-testid=security-row]").ShouldBeEmpty();

        log.Note(SecurityKind.Scanner, "203.0.113.9", null, null, 3);
        log.Note(SecurityKind.OutboundDenied, null, "agent1", OutboundPolicy.TooManyAtOnce);

        shown.WaitForAssertion(() => shown.FindAll("[data-testid=security-row]").Count.ShouldBe(2));
        shown.FindAll("[data-testid=security-row]")[1].TextContent.ShouldContain(kind);
        shown.FindAll("[data-testid=security-row]")[0].TextContent.ShouldNotContain("{");
        shown.Find("[data-testid=trunk-chip]").TextContent.ShouldContain(reach);
    }

    private async Task<string> FirstAsync(string role, long after, string source)
    {
        using var client = await host.ProgramAsync(role);
        using var answer = await client.GetAsync(new Uri("/api/v1/events?after=" + after.ToString(System.Globalization.CultureInfo.InvariantCulture), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Ct);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Ct));
        var type = "";
        while (await reader.ReadLineAsync(Ct) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                type = line[7..];
            else if (line.Contains(source, StringComparison.Ordinal))
                return type;
        }

        return "";
    }
}
