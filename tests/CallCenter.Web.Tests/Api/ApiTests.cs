using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CallCenter.Web.Access;
using CallCenter.Web.Tests.Host;
using Persistence.Demo;
using Persistence.Users;
using Shouldly;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Api;

[Collection(HostTests.Name)]
public sealed class ApiTests(RunningHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("agents")]
    [InlineData("queues")]
    [InlineData("calls")]
    [InlineData("recordings")]
    [InlineData("lookup?number=13800138000")]
    [InlineData("phone-numbers/normalize?raw=1")]
    [InlineData("events")]
    [InlineData("knowledge/search?q=a")]
    [InlineData("articles")]
    [InlineData("demo/calls")]
    public async Task Api_WithoutAToken_Answers401AsAProblem(string path)
    {
        using var client = await host.ProgramAsync(null);
        using var answer = await client.GetAsync(Path(path), Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Api_WithAnUnknownToken_Answers401()
    {
        using var client = await host.ProgramAsync(null);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "as_" + new string('0', 48));
        using var answer = await client.GetAsync(Path("agents"), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Api_CommandFromAPageOfAnotherOrigin_IsForbidden()
    {
        using var client = await host.ProgramAsync(Roles.Administrator);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-site");
        using var answer = await client.PostAsync(Path($"calls/{Guid.CreateVersion7()}/hangup"), null, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Lookup_WithoutTheRightToReveal_HasNoAddressAndNoNotes()
    {
        var open = (await GetAsync(Roles.Supervisor, "lookup?number=13800138000")).GetProperty("candidates")[0].GetProperty("customer");
        var masked = (await GetAsync(Roles.Manager, "lookup?number=13800138000")).GetProperty("candidates")[0].GetProperty("customer");
        open.GetProperty("addressDetail").GetString().ShouldNotBeNullOrEmpty();
        masked.GetProperty("addressDetail").ValueKind.ShouldBe(JsonValueKind.Null);
        masked.GetProperty("notes").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Call_OfTheHistory_HasTheContractsShape()
    {
        var id = (await GetAsync(Roles.Supervisor, "calls?state=ended&limit=1")).GetProperty("items")[0].GetProperty("interactionId").GetGuid();
        var call = await GetAsync(Roles.Supervisor, $"calls/{id}");
        foreach (var name in new[] { "interactionId", "customerId", "unitId", "ticketId", "queue", "endedBy", "legs", "recordings", "events" })
            call.TryGetProperty(name, out _).ShouldBeTrue(name);
    }

    [Fact]
    public async Task Agents_OfTheDemoFloor_AreAllThereAndSignedOut()
    {
        var agents = await GetAsync(Roles.Administrator, "agents");
        agents.EnumerateArray().Select(a => a.GetProperty("user").GetString()).ShouldContain("agent20");
        var last = agents.EnumerateArray().Single(a => a.GetProperty("user").GetString() == "agent20");
        last.GetProperty("state").GetString().ShouldBe("signedOut");
        last.GetProperty("since").GetDateTimeOffset().Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Agents_ForATokenWithoutTheFloor_AreNone() => (await GetAsync(Roles.Agent, "agents")).GetArrayLength().ShouldBe(0);

    [Fact]
    public async Task Queues_OfTheDemoFloor_HaveEveryFigureOfTheContract()
    {
        var queues = await GetAsync(Roles.Supervisor, "queues");
        var repair = queues.EnumerateArray().Single(q => q.GetProperty("id").GetString() == "repair");
        foreach (var figure in new[] { "waiting", "longestWaitMs", "staffed", "ready", "offered", "answered", "abandoned", "shortAbandoned", "serviceLevel", "asaMs", "ahtMs" })
            repair.TryGetProperty(figure, out _).ShouldBeTrue(figure);
    }

    [Fact]
    public async Task Queues_WithoutTheRight_Answer403()
    {
        using var client = await host.ProgramAsync(Roles.Agent);
        using var answer = await client.GetAsync(Path("queues"), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Calls_Ended_ArePagedNewestFirstAndMasked()
    {
        var first = await GetAsync(Roles.Supervisor, "calls?state=ended&limit=3");
        var items = first.GetProperty("items").EnumerateArray().ToList();
        var next = first.GetProperty("next").GetString();
        var second = await GetAsync(Roles.Supervisor, $"calls?state=ended&limit=3&after={next}");

        items.Count.ShouldBe(3);
        items.Select(i => i.GetProperty("received").GetDateTimeOffset()).ShouldBeInOrder(SortDirection.Descending);
        second.GetProperty("items")[0].GetProperty("received").GetDateTimeOffset().ShouldBeLessThanOrEqualTo(items[2].GetProperty("received").GetDateTimeOffset());
        // A withheld number is nothing at all.
        items.ShouldAllBe(i => i.GetProperty("party").GetString()!.Length == 0 || i.GetProperty("party").GetString()!.Contains('*', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("calls?state=open", "state")]
    [InlineData("calls?state=ended&limit=0", "limit")]
    [InlineData("recordings?limit=201", "limit")]
    [InlineData("recordings?after=yesterday", "after")]
    [InlineData("lookup", "number")]
    [InlineData("phone-numbers/normalize", "raw")]
    [InlineData("phone-numbers/normalize?raw=1&source=fax", "source")]
    public async Task Query_Wrong_IsAProblemThatNamesTheField(string path, string field)
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        using var answer = await client.GetAsync(Path(path), Ct);
        await ShouldBeFieldAsync(answer, field);
    }

    [Fact]
    public async Task Call_Unknown_Answers404()
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        using var answer = await client.GetAsync(Path($"calls/{Guid.NewGuid():D}"), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Recordings_List_IsAPage() => (await GetAsync(Roles.Supervisor, "recordings?limit=5")).GetProperty("items").ValueKind.ShouldBe(JsonValueKind.Array);

    [Fact]
    public async Task Lookup_OfTheGuidedTour_FindsThreePeopleAndTheFourMachinesOfTheFirst()
    {
        var pop = await GetAsync(Roles.Agent, "lookup?number=" + Uri.EscapeDataString(DemoCast.KnownCaller));
        var candidates = pop.GetProperty("candidates").EnumerateArray().ToList();

        candidates.Count.ShouldBe(3);
        candidates[0].GetProperty("customer").GetProperty("name").GetString().ShouldBe("周敏");
        candidates[0].GetProperty("units").GetArrayLength().ShouldBe(4);
        candidates.ShouldAllBe(c => c.GetProperty("reasons").GetArrayLength() > 0);
    }

    [Fact]
    public async Task Presence_WithABadState_IsAProblemThatNamesTheField()
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        using var answer = await client.PutAsJsonAsync(Path("agents/agent19/presence"), new { state = "asleep" }, Ct);
        var problem = await ShouldBeFieldAsync(answer, "state");
        (problem.GetProperty("value").GetString(), problem.GetProperty("allowed").GetString()).ShouldBe(("asleep", "ready, notReady or signedOut"));
    }

    [Theory]
    [InlineData("agent19", "ready", null, Rules.ReadyNeedsADevice)]
    [InlineData("agent19", "notReady", null, Rules.NotReadyNeedsAReason)]
    [InlineData("nobody", "ready", null, Rules.AgentIsUnknown)]
    public async Task Presence_Refused_Answers409WithTheRule(string user, string state, string? reason, string rule)
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        using var answer = await client.PutAsJsonAsync(Path($"agents/{user}/presence"), new { state, reason }, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("rule").GetString().ShouldBe(rule);
    }

    [Fact]
    public async Task Presence_OfSomebodyElse_NeedsTheRight()
    {
        using var client = await host.ProgramAsync(Roles.Agent);
        using var answer = await client.PutAsJsonAsync(Path("agents/agent19/presence"), new { state = "signedOut" }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("right").GetString().ShouldBe(Rights.FloorControl);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task Body_ThatCannotBeRead_Answers400AsAProblem(string body)
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PutAsync(Path("agents/agent19/presence"), content, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldNotContain("   at ", customMessage: "no stack trace leaves the house");
    }

    [Theory]
    [InlineData("calls?state=ended&limit=many")]
    [InlineData("recordings?from=yesterday")]
    [InlineData("events?after=first")]
    public async Task Parameter_OfAnotherForm_Answers400AsAProblem(string path)
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        using var answer = await client.GetAsync(Path(path), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Dial_OfANumberThatIsNone_IsAProblemThatNamesTheField()
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        using var answer = await client.PostAsJsonAsync(Path("calls"), new { agent = "agent19", to = "call me" }, Ct);
        await ShouldBeFieldAsync(answer, "to");
    }

    [Fact]
    public async Task Dial_WithAPurposeThatIsAText_IsAProblemThatNamesTheField()
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        using var answer = await client.PostAsJsonAsync(Path("calls"), new { agent = "agent19", to = "13800138000", purpose = new string('x', 41) }, Ct);
        await ShouldBeFieldAsync(answer, "purpose");
    }

    [Theory]
    [InlineData("hold")]
    [InlineData("hangup")]
    public async Task Command_OnACallThatIsGone_Answers409WithTheRule(string verb)
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        using var answer = await client.PostAsJsonAsync(Path($"calls/{Guid.NewGuid():D}/{verb}"), new { agent = "agent19" }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("rule").GetString().ShouldBe(Rules.CallIsGone);
    }

    [Theory]
    [InlineData("13800138000", "typed", "mobile", "+8613800138000")]
    [InlineData("0532-8893 9999", "typed", "landline", "+8653288939999")]
    [InlineData("400-800-1000", "typed", "service400", null)]
    [InlineData("800-830-1234", "typed", "toll-free", null)]
    [InlineData("95588", "typed", "short-code", null)]
    [InlineData("110", "typed", "emergency", null)]
    [InlineData("+1 212 555 0123", "typed", "foreign", "+12125550123")]
    [InlineData("8001", "typed", "internal", null)]
    [InlineData("anonymous", "from", "anonymous", null)]
    [InlineData("not a number", "import", "invalid", null)]
    public async Task Normalize_OfEachKind_SaysWhatTheDigitsProve(string raw, string source, string kind, string? e164)
    {
        var number = await GetAsync(Roles.Agent, $"phone-numbers/normalize?raw={Uri.EscapeDataString(raw)}&source={source}");

        (number.GetProperty("kind").GetString(), number.GetProperty("raw").GetString()).ShouldBe((kind, raw));
        if (e164 is not null)
            number.GetProperty("e164").GetString().ShouldBe(e164);
        if (kind is "anonymous" or "invalid" or "internal")
            number.GetProperty("e164").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static Uri Path(string path) => new("/api/v1/" + path, UriKind.Relative);

    private static async Task<JsonElement> ShouldBeFieldAsync(HttpResponseMessage answer, string field)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        problem.GetProperty("field").GetString().ShouldBe(field);
        return problem;
    }

    private async Task<JsonElement> GetAsync(string role, string path)
    {
        using var client = await host.ProgramAsync(role);
        return await client.GetFromJsonAsync<JsonElement>(Path(path), Ct);
    }
}
