using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.Web.Access;
using CallCenter.Web.Realtime.Wire;
using CallCenter.Web.Tests.Host;
using Persistence.Users;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Api;

[Collection(HostTests.Name)]
public sealed class TransferApiTests(RunningHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("blind-transfer", null, null, "target")]
    [InlineData("consult", null, null, "target")]
    [InlineData("blind-transfer", "team", "repair", "target.kind")]
    [InlineData("blind-transfer", "agent", "", "target.value")]
    [InlineData("consult", "number", "call me", "target.value")]
    public async Task Transfer_WithABadTarget_IsAProblemThatNamesFieldValueAndWhatIsAllowed(string verb, string? kind, string? value, string field)
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        object body = kind is null ? new { agent = "agent19" } : new { agent = "agent19", target = new { kind, value } };
        using var answer = await client.PostAsJsonAsync(Path($"calls/{Guid.NewGuid():D}/{verb}"), body, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        problem.GetProperty("field").GetString().ShouldBe(field);
        problem.GetProperty("allowed").GetString().ShouldNotBeNullOrEmpty();
        if (kind is not null)
            problem.GetProperty("value").GetString().ShouldBe(field == "target.kind" ? kind : value);
    }

    [Theory]
    [InlineData("agent", "agent2")]
    [InlineData("queue", "repair")]
    [InlineData("number", "138 0013 8000")]
    public async Task Transfer_OfACallThatIsGone_Answers409WithTheRule(string kind, string value)
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        foreach (var verb in new[] { "blind-transfer", "consult" })
        {
            using var answer = await client.PostAsJsonAsync(Path($"calls/{Guid.NewGuid():D}/{verb}"), new { agent = "agent19", target = new { kind, value } }, Ct);
            await ShouldBeRuleAsync(answer, Rules.CallIsGone);
        }
    }

    [Theory]
    [InlineData("complete-transfer")]
    [InlineData("cancel-consult")]
    [InlineData("toggle-consult")]
    [InlineData("conference")]
    [InlineData("pause-recording")]
    [InlineData("resume-recording")]
    public async Task Step_OfACallThatIsGone_Answers409WithTheRule(string verb)
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        using var answer = await client.PostAsJsonAsync(Path($"calls/{Guid.NewGuid():D}/{verb}"), new { agent = "agent19" }, Ct);
        await ShouldBeRuleAsync(answer, Rules.CallIsGone);
    }

    [Theory]
    [InlineData("blind-transfer")]
    [InlineData("pause-recording")]
    public async Task Command_ForSomebodyElse_NeedsFloorControl(string verb)
    {
        using var client = await host.ProgramAsync(Roles.Agent);
        using var answer = await client.PostAsJsonAsync(Path($"calls/{Guid.NewGuid():D}/{verb}"), new { agent = "agent19", target = new { kind = "queue", value = "repair" } }, Ct);
        await ShouldBeRightAsync(answer, Rights.FloorControl);
    }

    [Fact]
    public async Task Monitor_WithoutTheRight_Answers403WithTheRight()
    {
        using var client = await host.ProgramAsync(Roles.Agent);
        foreach (var verb in new[] { "monitor", "stop-monitor" })
        {
            using var answer = await client.PostAsJsonAsync(Path($"calls/{Guid.NewGuid():D}/{verb}"), new { supervisor = "supervisor1", mode = "listen" }, Ct);
            await ShouldBeRightAsync(answer, Rights.FloorMonitor);
        }
    }

    [Fact]
    public async Task Monitor_WithABadMode_IsAProblemThatNamesIt()
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        using var answer = await client.PostAsJsonAsync(Path($"calls/{Guid.NewGuid():D}/monitor"), new { supervisor = "supervisor1", mode = "spy" }, Ct);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        (problem.GetProperty("field").GetString(), problem.GetProperty("value").GetString(), problem.GetProperty("allowed").GetString())
            .ShouldBe(("mode", "spy", "listen, whisper, barge or takeOver"));
    }

    [Fact]
    public async Task Monitor_OfACallThatIsGone_Answers409()
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        using var answer = await client.PostAsJsonAsync(Path($"calls/{Guid.NewGuid():D}/monitor"), new { supervisor = "supervisor1", mode = "takeOver" }, Ct);
        await ShouldBeRuleAsync(answer, Rules.CallIsGone);
    }

    [Fact]
    public async Task OpenApi_NamesEveryCommand()
    {
        using var client = await host.ProgramAsync(Roles.Administrator);
        var paths = (await client.GetFromJsonAsync<JsonElement>(new Uri("/openapi/v1.json", UriKind.Relative), Ct)).GetProperty("paths");
        foreach (var verb in new[] { "blind-transfer", "consult", "complete-transfer", "cancel-consult", "toggle-consult", "conference", "pause-recording", "resume-recording", "monitor", "stop-monitor" })
            paths.TryGetProperty("/api/v1/calls/{id}/" + verb, out _).ShouldBeTrue(verb);
    }

    [Fact]
    public void Call_OnTheWire_ShowsConsultAndTransferMasked_AndMonitorsOnlyToThoseWhoSeeTheFloor()
    {
        var id = new InteractionId(Guid.NewGuid());
        var boss = new AgentId("supervisor1");
        var call = new Call
        {
            Id = id, Direction = CallDirection.Inbound, RemoteNumber = "13812348000", LocalNumber = "1", Trunk = "t", Phase = CallPhase.Held, PhaseSince = default, Received = default,
            Consult = new Consultation(new TransferTarget.ToNumber("+8613900139000", "1", "t"), null, new LegId(id, 3), ConsultPhase.Talking, ConsultSide.Target, default),
            Transfer = new RunningTransfer(new AgentId("agent1"), new TransferTarget.ToQueue(new QueueId("repair")), TransferKind.Blind, new LegId(id, 4), IsReturn: false),
            Monitors = [new CallMonitor(boss, MonitorMode.Whisper, new LegId(id, 5), default)],
        };

        var seen = JsonSerializer.SerializeToElement(CallWire.From(call, seesMonitors: true), JsonSerializerOptions.Web);
        seen.GetProperty("consult").GetProperty("target").GetProperty("value").GetString().ShouldBe("139****9000");
        seen.GetProperty("transfer").GetProperty("target").GetProperty("kind").GetString().ShouldBe("queue");
        seen.GetProperty("monitors")[0].GetProperty("mode").GetString().ShouldBe("whisper");
        JsonSerializer.SerializeToElement(CallWire.From(call, seesMonitors: false), JsonSerializerOptions.Web).TryGetProperty("monitors", out _).ShouldBeFalse();
    }

    private static Uri Path(string path) => new("/api/v1/" + path, UriKind.Relative);

    private static async Task ShouldBeRuleAsync(HttpResponseMessage answer, string rule)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("rule").GetString().ShouldBe(rule);
    }

    private static async Task ShouldBeRightAsync(HttpResponseMessage answer, string right)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("right").GetString().ShouldBe(right);
    }
}
