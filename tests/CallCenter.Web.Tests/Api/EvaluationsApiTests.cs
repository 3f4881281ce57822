using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.Web.Tests.Host;
using Crm.Domain.Quality;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Api;

[Collection(HostTests.Name)]
public sealed class EvaluationsApiTests(RunningHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Evaluations_OfTheDemo_ArePagedAndGivenOnesOnly()
    {
        var first = await GetAsync(Roles.Reviewer, "evaluations?limit=5");
        var next = first.GetProperty("next").GetString();
        var second = await GetAsync(Roles.Reviewer, $"evaluations?limit=5&after={next}");
        var items = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).ToList();
        items.Select(i => i.GetProperty("id").GetGuid()).Distinct().Count().ShouldBe(10);
        items.ShouldAllBe(i => i.GetProperty("state").GetString() != "draft");
        items.Select(i => i.GetProperty("started").GetDateTimeOffset()).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task Evaluations_ForAnAgentsProgram_AreOnlyItsOwn() =>
        (await GetAsync(Roles.Agent, "evaluations")).GetProperty("items").GetArrayLength().ShouldBe(0);

    [Theory]
    [InlineData(Roles.Dispatcher)]
    [InlineData(Roles.Parts)]
    [InlineData(Roles.Manager)]
    public async Task Evaluations_WithoutTheRight_Answer403(string role)
    {
        using var client = await host.ProgramAsync(role);
        (await client.GetAsync(Path("evaluations"), Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Evaluation_FromStartToSubmitted_GoesThroughTheRules()
    {
        using var client = await host.ProgramAsync(Roles.Reviewer);
        var call = await UnreviewedAsync();
        var begun = await SendAsync(client, HttpMethod.Post, "evaluations", new { interactionId = call }, HttpStatusCode.Created);
        var id = begun.GetProperty("id").GetGuid();
        var again = await SendAsync(client, HttpMethod.Post, "evaluations", new { interactionId = call }, HttpStatusCode.Created);
        again.GetProperty("id").GetGuid().ShouldBe(id);

        var version = begun.GetProperty("version").GetInt32();
        var early = await SendAsync(client, HttpMethod.Post, $"evaluations/{id}/transitions", new { to = "submitted", version }, HttpStatusCode.Conflict);
        early.GetProperty("rule").GetString().ShouldBe("EveryItemNeedsAnAnswer");
        early.GetProperty("items").GetString()!.ShouldStartWith("greeting,");

        var answers = DefaultForms.Repair.Items.Select(i => i.Code == "unit" ? new { item = i.Code, points = (int?)null, notApplicable = true } : new { item = i.Code, points = (int?)i.Max, notApplicable = false });
        var scored = await SendAsync(client, HttpMethod.Patch, $"evaluations/{id}", new { version, answers, remark = "好" }, HttpStatusCode.OK);
        scored.GetProperty("answers").GetArrayLength().ShouldBe(DefaultForms.Repair.Items.Count());
        (await SendAsync(client, HttpMethod.Patch, $"evaluations/{id}", new { version, answers }, HttpStatusCode.Conflict)).GetProperty("rule").GetString().ShouldBe("StaleVersion");

        version = scored.GetProperty("version").GetInt32();
        var given = await SendAsync(client, HttpMethod.Post, $"evaluations/{id}/transitions", new { to = "submitted", version }, HttpStatusCode.OK);
        (given.GetProperty("state").GetString(), given.GetProperty("score").GetDecimal(), given.GetProperty("isFatal").GetBoolean()).ShouldBe(("submitted", 100m, false));
        version = given.GetProperty("version").GetInt32();
        (await SendAsync(client, HttpMethod.Patch, $"evaluations/{id}", new { version, answers }, HttpStatusCode.Conflict)).GetProperty("rule").GetString().ShouldBe("GivenReviewMustNotChange");
        (await SendAsync(client, HttpMethod.Post, $"evaluations/{id}/transitions", new { to = "acknowledged", version }, HttpStatusCode.Conflict))
            .GetProperty("rule").GetString().ShouldBe("OnlyTheReviewedAgentAcknowledges");
        var listed = await GetAsync(Roles.Supervisor, $"recordings?interactionId={call}");
        listed.GetProperty("items")[0].GetProperty("call").GetProperty("score").GetInt32().ShouldBe(100);
        listed.GetProperty("items")[0].GetProperty("call").GetProperty("reviewState").GetString().ShouldBe("submitted");
    }

    [Fact]
    public async Task Draft_OfAnotherReviewer_LooksAsIfItWereNotThere()
    {
        using var client = await host.ProgramAsync(Roles.Reviewer);
        var begun = await SendAsync(client, HttpMethod.Post, "evaluations", new { interactionId = await UnreviewedAsync() }, HttpStatusCode.Created);
        using var other = await host.ProgramAsync(Roles.Supervisor);
        (await other.GetAsync(Path($"evaluations/{begun.GetProperty("id").GetGuid()}"), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await SendAsync(other, HttpMethod.Patch, $"evaluations/{begun.GetProperty("id").GetGuid()}", new { version = 1, answers = Array.Empty<object>() }, HttpStatusCode.NotFound);
        var dropped = await SendAsync(client, HttpMethod.Post, $"evaluations/{begun.GetProperty("id").GetGuid()}/transitions", new { to = "discarded", version = 1 }, HttpStatusCode.OK);
        dropped.GetProperty("state").GetString().ShouldBe("discarded");
    }

    [Theory]
    [InlineData("evaluations?state=done", "state")]
    [InlineData("evaluations?after=1", "after")]
    [InlineData("evaluations?limit=0", "limit")]
    [InlineData("recordings?sort=best", "sort")]
    [InlineData("recordings?direction=up", "direction")]
    [InlineData("recordings?termination=nicely", "termination")]
    [InlineData("recordings?minScore=101", "minScore")]
    [InlineData("recordings?number=call-me", "number")]
    public async Task Query_Wrong_NamesTheField(string path, string field)
    {
        using var client = await host.ProgramAsync(Roles.Reviewer);
        using var answer = await client.GetAsync(Path(path), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("field").GetString().ShouldBe(field);
    }

    [Fact]
    public async Task Transition_ToNowhere_NamesTheField()
    {
        using var client = await host.ProgramAsync(Roles.Reviewer);
        (await SendAsync(client, HttpMethod.Post, $"evaluations/{Guid.NewGuid()}/transitions", new { to = "draft", version = 1 }, HttpStatusCode.BadRequest)).GetProperty("field").GetString().ShouldBe("to");
        await SendAsync(client, HttpMethod.Post, $"evaluations/{Guid.NewGuid()}/transitions", new { to = "submitted", version = 1 }, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Submit_WithoutTheRightToReview_Answers403()
    {
        using var client = await host.ProgramAsync(Roles.Agent);
        await SendAsync(client, HttpMethod.Post, "evaluations", new { interactionId = Guid.NewGuid() }, HttpStatusCode.Forbidden);
        (await SendAsync(client, HttpMethod.Post, $"evaluations/{Guid.NewGuid()}/transitions", new { to = "submitted", version = 1 }, HttpStatusCode.Forbidden)).GetProperty("right").GetString().ShouldBe("quality.review");
    }

    [Fact]
    public async Task Forms_AreListedWithTheirItems()
    {
        var forms = await GetAsync(Roles.Reviewer, "evaluations/forms");
        var form = forms.EnumerateArray().Single(f => f.GetProperty("state").GetString() == "active");
        form.GetProperty("groups").EnumerateArray().SelectMany(g => g.GetProperty("items").EnumerateArray()).Count(i => i.GetProperty("isFatal").GetBoolean()).ShouldBe(3);
    }

    [Fact]
    public async Task Recordings_OfTheDemo_PlayHaveAWaveformAndAreIntact()
    {
        var item = (await GetAsync(Roles.Reviewer, "recordings?sort=longest&limit=1")).GetProperty("items")[0];
        var id = item.GetProperty("id").GetGuid();
        item.GetProperty("call").GetProperty("party").GetString()!.ShouldContain("*");
        var peaks = await GetAsync(Roles.Reviewer, $"recordings/{id}/peaks?buckets=50");
        peaks.GetProperty("left").GetArrayLength().ShouldBe(100);
        peaks.GetProperty("left").EnumerateArray().Max(v => v.GetDouble()).ShouldBeGreaterThan(0.05);
        peaks.GetProperty("durationMs").GetInt64().ShouldBe(item.GetProperty("durationMs").GetInt64());
        (await GetAsync(Roles.Reviewer, $"recordings/{id}/integrity")).GetProperty("status").GetString().ShouldBe("ok");
    }

    [Fact]
    public async Task Recording_WithOneByteChanged_IsDamagedAndRemovedIsGone()
    {
        var item = (await GetAsync(Roles.Reviewer, "recordings?sort=shortest&limit=1")).GetProperty("items")[0];
        var id = item.GetProperty("id").GetGuid();
        var path = System.IO.Path.Combine(host.DataFile("recordings"), $"{item.GetProperty("startedAt").GetDateTimeOffset().UtcDateTime:yyyy/MM/dd}", $"{id:N}.wav");
        var bytes = await File.ReadAllBytesAsync(path, Ct);
        bytes[^100] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Ct);
        (await GetAsync(Roles.Reviewer, $"recordings/{id}/integrity")).GetProperty("status").GetString().ShouldBe("damaged");
        File.Delete(path);
        using var client = await host.ProgramAsync(Roles.Reviewer);
        foreach (var part in new[] { "integrity", "audio", "peaks" })
        {
            using var answer = await client.GetAsync(Path($"recordings/{id}/{part}"), Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.Gone);
            (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("title").GetString().ShouldBe("RecordingFileIsMissing");
        }
    }

    [Fact]
    public async Task Export_IsACsvOfMaskedNumbersForReviewersOnly()
    {
        var (reviewer, _) = await host.BrowserAsync("qa1");
        using (reviewer)
        {
            var csv = await reviewer.GetStringAsync(new Uri("/quality/export.csv?culture=en&sort=oldest", UriKind.Relative), Ct);
            var lines = csv.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            lines[0].ShouldBe("Time,Agent,Queue,Direction,Number,Ticket,Length (s),Ending,Outcome,Hold,Transfer,Review,Score");
            lines.Length.ShouldBeGreaterThan(30);
            lines.Skip(1).ShouldAllBe(l => l.Contains("****", StringComparison.Ordinal) && !l.Contains("+86", StringComparison.Ordinal));
        }

        var (agent, _) = await host.BrowserAsync("agent3");
        using (agent)
        {
            using var answer = await agent.GetAsync(new Uri("/quality/export.csv", UriKind.Relative), Ct);
            answer.StatusCode.ShouldNotBe(HttpStatusCode.OK);
        }
    }

    private static Uri Path(string path) => new("/api/v1/" + path, UriKind.Relative);

    private static async Task<JsonElement> SendAsync(HttpClient client, HttpMethod method, string path, object body, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(method, Path(path)) { Content = JsonContent.Create(body) };
        using var answer = await client.SendAsync(request, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        answer.StatusCode.ShouldBe(expected, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private async Task<Guid> UnreviewedAsync() => (await GetAsync(Roles.Reviewer, "recordings?reviewed=false&limit=50")).GetProperty("items").EnumerateArray()
        .First(i => !i.GetProperty("call").TryGetProperty("reviewState", out var state) || state.ValueKind == JsonValueKind.Null).GetProperty("interactionId").GetGuid();

    private async Task<JsonElement> GetAsync(string role, string path)
    {
        using var client = await host.ProgramAsync(role);
        return await client.GetFromJsonAsync<JsonElement>(Path(path), Ct);
    }
}
