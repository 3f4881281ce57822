using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.Web.Tests.Host;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Callbacks;

[Collection(HostTests.Name)]
public sealed class CallbacksApiTests(RunningHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_OfTheDemoLedger_GoesByDeadline_PagesAndFilters()
    {
        var first = await GetAsync(Roles.Supervisor, "callbacks?limit=20");
        var second = await GetAsync(Roles.Supervisor, $"callbacks?limit=20&after={first.GetProperty("next").GetString()}");
        var dues = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(c => c.GetProperty("dueAt").GetDateTimeOffset()).ToList();
        dues.ShouldBeInOrder();
        var open = (await GetAsync(Roles.Callback, "callbacks?limit=200")).GetProperty("items").EnumerateArray().ToList();
        open.ShouldNotBeEmpty();
        open.ShouldAllBe(c => c.GetProperty("closedAt").ValueKind == JsonValueKind.Null);
        var one = await GetAsync(Roles.Supervisor, $"callbacks/{open[0].GetProperty("id").GetGuid()}");
        one.GetProperty("callback").GetProperty("ticketNumber").GetString().ShouldStartWith("T-");
        (await GetAsync(Roles.Manager, "callbacks?state=completed&limit=5")).GetProperty("items").GetArrayLength().ShouldBe(5);
        (await GetAsync(Roles.Manager, "callbacks/follow-ups?state=open")).GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("callbacks?state=sleeping")]
    [InlineData("callbacks?kind=7")]
    [InlineData("callbacks?after=x")]
    [InlineData("callbacks?limit=0")]
    public async Task List_WithABadFilter_Says400(string path)
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        (await client.GetAsync(Path(path), Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(Roles.Agent, "callbacks", HttpStatusCode.Forbidden)]
    [InlineData(Roles.Callback, "callbacks/follow-ups", HttpStatusCode.Forbidden)]
    [InlineData(Roles.Supervisor, "callbacks/0198aaaa-0000-7000-8000-000000000001", HttpStatusCode.NotFound)]
    public async Task Rights_AreAskedOnTheServer(string role, string path, HttpStatusCode status)
    {
        using var client = await host.ProgramAsync(role);
        (await client.GetAsync(Path(path), Ct)).StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Transitions_TakeRecordAndRefuse_NamingTheRule()
    {
        await OpenWindowAsync();
        using var agent = await host.ProgramAsync(Roles.Callback);
        var taken = await PostAsync(agent, "callbacks/next", new { });
        var task = taken.GetProperty("callback");
        var id = task.GetProperty("id").GetGuid();
        (task.GetProperty("takenBy").GetString(), task.GetProperty("state").GetString()).ShouldBe(("token:test-callback", "due"));

        using var nothing = await agent.PostAsJsonAsync(Path($"callbacks/{id}/transitions"), new { to = "reached" }, Ct);
        nothing.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await nothing.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("rule").GetString().ShouldBe("RequiredFieldsMissing");
        using var night = await agent.PostAsJsonAsync(Path($"callbacks/{id}/transitions"), new { to = "callLater", agreedAt = Night() }, Ct);
        var refused = await night.Content.ReadFromJsonAsync<JsonElement>(Ct);
        (refused.GetProperty("rule").GetString(), refused.TryGetProperty("next", out _)).ShouldBe(("OutsideCallingWindow", true));
        using var unknown = await agent.PostAsJsonAsync(Path($"callbacks/{id}/transitions"), new { to = "asleep" }, Ct);
        unknown.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var foreign = await agent.PostAsJsonAsync(Path($"callbacks/{id}/transitions"), new { to = "cancelled", reason = "x" }, Ct);
        foreign.StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var said = (task.GetProperty("chargedRecorded").ValueKind == JsonValueKind.Null ? 0 : task.GetProperty("chargedRecorded").GetInt64()) + 6_000;
        var done = await PostAsync(agent, $"callbacks/{id}/transitions", new { to = "reached", answers = new { solved = true, score = 4, charged = said } });
        done.GetProperty("callback").GetProperty("state").GetString().ShouldBe("completed");
        var exception = done.GetProperty("followUps").EnumerateArray().Single(f => f.GetProperty("kind").GetString() == "feeException");
        done.GetProperty("followUps").EnumerateArray().ShouldContain(f => f.GetProperty("kind").GetString() == "rectification");
        using var boss = await host.ProgramAsync(Roles.Supervisor);
        var settled = await PostAsync(boss, $"callbacks/follow-ups/{exception.GetProperty("id").GetGuid()}/transitions", new { to = "settled", result = "refunded" });
        settled.GetProperty("state").GetString().ShouldBe("settled");
    }

    [Theory]
    [InlineData("dialing")]
    [InlineData("reached")]
    [InlineData("noAnswer")]
    public async Task Transitions_ThatOnlyWhoCallsCanMake_AreRefusedForSomebodyElse(string to)
    {
        using var boss = await host.ProgramAsync(Roles.Supervisor);
        var id = (await GetAsync(Roles.Supervisor, "callbacks?limit=1&open=true")).GetProperty("items")[0].GetProperty("id").GetGuid();
        using var answer = await boss.PostAsJsonAsync(Path($"callbacks/{id}/transitions"), new { to, agent = "callback3" }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("agent");
    }

    [Fact]
    public async Task Result_NamingACallThatIsNotHis_IsRefusedByName()
    {
        await OpenWindowAsync();
        using var agent = await host.ProgramAsync(Roles.Callback);
        var taken = await PostAsync(agent, "callbacks/next", new { });
        var id = taken.GetProperty("callback").GetProperty("id").GetGuid();
        using var forged = await agent.PostAsJsonAsync(
            Path($"callbacks/{id}/transitions"), new { to = "reached", callId = Guid.CreateVersion7(), answers = new { solved = true, score = 5 } }, Ct);
        (await forged.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("rule").GetString().ShouldBe("CallIsNotYours");
        await PostAsync(agent, $"callbacks/{id}/transitions", new { to = "released" });
    }

    [Fact]
    public async Task Plan_AnswersWithTheSameRules_AndBreaksNoneOnHostileFacts()
    {
        using var client = await host.ProgramAsync(Roles.Callback);
        var facts = new
        {
            completedAt = "2026-11-23T10:00:00+08:00", now = "2026-11-23T13:00:00+08:00", attempts = new[] { new { at = "2026-11-23T13:00:00+08:00", outcome = "noAnswer" } },
            window = new { from = "09:00:00", to = "20:00:00" }, zone = "Asia/Shanghai", calendar = new[] { new { day = "2026-11-24", kind = "holiday" } }, days = "notOnHolidays",
        };
        var plan = await PostAsync(client, "callbacks/plan", facts);
        (Text(plan, "deadline"), Text(plan, "nextAttempt"), Text(plan, "state"), Text(plan, "reason")).ShouldBe(("2026-11-26T02:00:00+00:00", "2026-11-23T10:00:00+00:00", "planned", "otherDayPart"));
        (plan.GetProperty("onTime").GetBoolean(), plan.GetProperty("attemptsLeft").GetInt32()).ShouldBe((true, 4));
        var stopped = await PostAsync(client, "callbacks/plan", new { completedAt = "2026-11-23T10:00:00+08:00", stopLists = new[] { "doNotCall" } });
        (Text(stopped, "state"), Text(stopped, "reason")).ShouldBe(("cancelled", "doNotCall"));
        foreach (var bad in new object[]
        {
            new { }, new { completedAt = "2026-11-23T10:00:00Z", zone = "Mars/Base" }, new { completedAt = "2026-11-23T10:00:00Z", window = new { from = "20:00:00", to = "09:00:00" } },
            new { completedAt = "2026-11-23T10:00:00Z", preferredHour = 24 }, new { completedAt = "9999-12-31T23:59:59Z" }, new { completedAt = "0001-01-01T00:00:00Z" },
            new { completedAt = "2026-11-23T10:00:00Z", maxAttempts = 0 }, new { completedAt = "2026-11-23T10:00:00Z", attempts = new[] { new { at = "2026-11-22T13:00:00Z", outcome = "busy" } } },
        })
        {
            using var answer = await client.PostAsJsonAsync(Path("callbacks/plan"), bad, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, JsonSerializer.Serialize(bad));
        }
    }

    [Fact]
    public async Task Clock_OnlyMovesForward_AndOnlyByDurations()
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        var before = await GetAsync(Roles.Supervisor, "demo/clock");
        var after = await PostAsync(client, "demo/clock", new { advance = "PT1H" });
        (after.GetProperty("offsetMs").GetInt64() - before.GetProperty("offsetMs").GetInt64()).ShouldBe(3_600_000);
        using var back = await client.PostAsJsonAsync(Path("demo/clock"), new { advance = "-PT1H" }, Ct);
        back.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        foreach (var text in new[] { "", "soon", "P1000000000Y", new string('P', 200) })
        {
            using var wrong = await client.PostAsJsonAsync(Path("demo/clock"), new { advance = text }, Ct);
            wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest, text);
        }
    }

    [Fact]
    public async Task Export_IsAFileWithMaskedPhones_ForThoseWhoManage()
    {
        var (boss, _) = await host.BrowserAsync("supervisor1");
        var text = await boss.GetStringAsync(new Uri("/callbacks/export.csv?view=Everything", UriKind.Relative), Ct);
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].TrimStart('\uFEFF').ShouldStartWith("ticket,kind,state");
        lines.Length.ShouldBeGreaterThan(30);
        lines[1].ShouldContain("****");
        var (agent, _) = await host.BrowserAsync("callback5");
        using var refused = await agent.GetAsync(new Uri("/callbacks/export.csv", UriKind.Relative), Ct);
        refused.StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task OpenApi_DescribesTheCallbacks()
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        var document = await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), Ct);
        foreach (var path in new[] { "/api/v1/callbacks", "/api/v1/callbacks/plan", "/api/v1/callbacks/{id}/transitions", "/api/v1/demo/clock" })
            document.ShouldContain($"\"{path}\"");
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static Uri Path(string path) => new("/api/v1/" + path, UriKind.Relative);

    /// <summary>The business clock moves to an hour at which customers may be called.</summary>
    private async Task OpenWindowAsync()
    {
        var clock = host.Services.GetRequiredService<BusinessClock>();
        var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), SiteZone.Zone);
        if (local.Hour is >= 9 and < 19)
            return;
        var hours = local.Hour < 9 ? 10 - local.Hour : 34 - local.Hour;
        using var client = await host.ProgramAsync(Roles.Supervisor);
        await PostAsync(client, "demo/clock", new { advance = string.Create(CultureInfo.InvariantCulture, $"PT{hours}H") });
    }

    private string Night()
    {
        var tomorrow = SiteZone.DayOf(host.Services.GetRequiredService<BusinessClock>().GetUtcNow()).AddDays(1);
        return tomorrow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T23:30:00+08:00";
    }

    private async Task<JsonElement> GetAsync(string role, string path)
    {
        using var client = await host.ProgramAsync(role);
        return await client.GetFromJsonAsync<JsonElement>(Path(path), Ct);
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(Path(path), body, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonDocument.Parse(text).RootElement;
    }
}
