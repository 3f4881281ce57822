using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.Web.Access;
using CallCenter.Web.Tests.Host;
using Persistence.Users;
using Shouldly;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Api;

[Collection(HostTests.Name)]
public sealed class SupervisionApiTests(RunningHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("move")]
    [InlineData("pick-up")]
    [InlineData("priority")]
    [InlineData("send-to-callback")]
    public async Task WaitingCall_ThatIsGone_Answers409WithTheRule_AndAnAgentMayNot(string verb)
    {
        var body = new { target = new { kind = "queue", value = "repair" }, minutes = 10 };
        using var supervisor = await host.ProgramAsync(Roles.Supervisor);
        using var gone = await supervisor.PostAsJsonAsync(Path($"calls/{Guid.NewGuid():D}/{verb}"), body, Ct);
        gone.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await gone.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("rule").GetString().ShouldBe(Rules.CallIsGone);

        using var agent = await host.ProgramAsync(Roles.Agent);
        using var forbidden = await agent.PostAsJsonAsync(Path($"calls/{Guid.NewGuid():D}/{verb}"), body, Ct);
        await ShouldBeRightAsync(forbidden, Rights.FloorControl);
    }

    [Theory]
    [InlineData("move", """{"target":{"kind":"number","value":"13800138000"}}""", "target")]
    [InlineData("move", "{}", "target")]
    [InlineData("priority", """{"minutes":61}""", "minutes")]
    [InlineData("priority", "{}", "minutes")]
    public async Task WaitingCall_WithABadBody_IsAProblemThatNamesTheField(string verb, string body, string field)
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(Path($"calls/{Guid.NewGuid():D}/{verb}"), content, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("field").GetString().ShouldBe(field);
    }

    [Theory]
    [InlineData("park")]
    [InlineData("pick-up-parked")]
    public async Task ParkedCall_ThatIsGone_Answers409WithTheRule(string verb)
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        using var answer = await client.PostAsJsonAsync(Path($"calls/{Guid.NewGuid():D}/{verb}"), new { agent = "agent19" }, Ct);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("rule").GetString().ShouldBe(Rules.CallIsGone);
    }

    [Fact]
    public async Task Hand_OfSomebodyElse_NeedsFloorControl_AndAReason()
    {
        using var agent = await host.ProgramAsync(Roles.Agent);
        using var forbidden = await agent.PostAsJsonAsync(Path("agents/agent18/raise-hand"), new { reason = "question" }, Ct);
        await ShouldBeRightAsync(forbidden, Rights.FloorControl);

        using var supervisor = await host.ProgramAsync(Roles.Supervisor);
        using var bad = await supervisor.PostAsJsonAsync(Path("agents/agent18/raise-hand"), new { }, Ct);
        bad.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var nothing = await supervisor.PostAsJsonAsync(Path("agents/nobody/lower-hand"), new { }, Ct);
        (await nothing.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("rule").GetString().ShouldBe(Rules.AgentIsUnknown);
        using var idle = await supervisor.PostAsJsonAsync(Path("agents/agent18/extend-wrap-up"), new { }, Ct);
        (await idle.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("rule").GetString().ShouldBe(Rules.NothingToWrapUp);
    }

    [Fact]
    public async Task Broadcast_IsSentListedAndEnded_ByASupervisorOnly()
    {
        using var supervisor = await host.ProgramAsync(Roles.Supervisor);
        using var bad = await supervisor.PostAsJsonAsync(Path("broadcasts"), new { text = "x" }, Ct);
        (await bad.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("field").GetString().ShouldBe("until");

        using var sent = await supervisor.PostAsJsonAsync(Path("broadcasts"), new { text = "维护 18:00", mustRead = true, until = DateTimeOffset.UtcNow.AddHours(1) }, Ct);
        sent.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = (await sent.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetGuid();
        var listed = await supervisor.GetFromJsonAsync<JsonElement>(Path("broadcasts"), Ct);
        listed.EnumerateArray().Single(b => b.GetProperty("id").GetGuid() == id).GetProperty("mustRead").GetBoolean().ShouldBeTrue();

        using var agent = await host.ProgramAsync(Roles.Agent);
        using var forbidden = await agent.PostAsJsonAsync(Path("broadcasts"), new { text = "x", until = DateTimeOffset.UtcNow.AddHours(1) }, Ct);
        await ShouldBeRightAsync(forbidden, Rights.FloorControl);
        using var ended = await supervisor.PostAsJsonAsync(Path($"broadcasts/{id:D}/end"), new { }, Ct);
        ended.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var unknown = await supervisor.PostAsJsonAsync(Path($"broadcasts/{Guid.NewGuid():D}/end"), new { }, Ct);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Uri Path(string path) => new("/api/v1/" + path, UriKind.Relative);

    private static async Task ShouldBeRightAsync(HttpResponseMessage answer, string right)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("right").GetString().ShouldBe(right);
    }
}
