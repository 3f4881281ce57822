using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.Web.Tests.Host;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Dispatch;

[Collection(HostTests.Name)]
public sealed class DispatchApiTests(RunningHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("dispatches")]
    [InlineData("dispatches/D-261122-0001")]
    [InlineData("tickets")]
    [InlineData("tickets/T-261122-0001")]
    [InlineData("dispatches/export")]
    [InlineData("tickets/export")]
    public async Task Api_WithoutAToken_Answers401(string path)
    {
        using var client = await host.ProgramAsync(null);
        using var answer = await client.GetAsync(Path(path), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Dispatches_WithoutTheRight_CanBeReadAndNotMade()
    {
        (await GetAsync(Roles.Agent, "dispatches?limit=1")).GetProperty("items").GetArrayLength().ShouldBe(1);
        using var answer = await SendAsync(Roles.Agent, HttpMethod.Post, "dispatches", new { ticket = "T-261122-0001" });
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var export = await (await host.ProgramAsync(Roles.Agent)).GetAsync(Path("dispatches/export"), Ct);
        export.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Dispatches_OfADone_HaveTheirResultAndAMaskedPhone()
    {
        var line = (await GetAsync(Roles.Dispatcher, "dispatches?status=done&limit=1")).GetProperty("items")[0];
        var visit = await GetAsync(Roles.Dispatcher, "dispatches/" + line.GetProperty("number").GetString());
        visit.GetProperty("status").GetString().ShouldBe("done");
        visit.GetProperty("technicianPhone").GetString()!.ShouldContain("*");
        visit.GetProperty("result").GetProperty("repair").GetString().ShouldNotBeNullOrEmpty();
        var revealed = await GetAsync(Roles.Dispatcher, "dispatches/" + line.GetProperty("number").GetString() + "?reveal=visit");
        revealed.GetProperty("technicianPhone").GetString()!.ShouldStartWith("+86169");
        var refused = await GetAsync(Roles.Parts, "dispatches/" + line.GetProperty("number").GetString() + "?reveal=visit");
        refused.GetProperty("technicianPhone").GetString()!.ShouldContain("*");
    }

    [Theory]
    [InlineData("dispatches?status=away", "status")]
    [InlineData("dispatches?limit=0", "limit")]
    [InlineData("tickets?status=away", "status")]
    [InlineData("tickets?type=party", "type")]
    [InlineData("tickets?limit=201", "limit")]
    public async Task Query_Wrong_NamesTheField(string path, string field)
    {
        using var client = await host.ProgramAsync(Roles.Dispatcher);
        using var answer = await client.GetAsync(Path(path), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("field").GetString().ShouldBe(field);
    }

    [Fact]
    public async Task Loop_FromTicketToResult_OverTheApi()
    {
        var ticket = await OpenAsync();
        var number = ticket.GetProperty("number").GetString();
        var day = DateTimeOffset.UtcNow.AddDays(40);
        var body = new { ticket = number, site = "QD01", technician = "QD01-01", from = day, to = day.AddHours(3) };
        using var made = await SendAsync(Roles.Dispatcher, HttpMethod.Post, "dispatches", body);
        made.StatusCode.ShouldBe(HttpStatusCode.Created, await made.Content.ReadAsStringAsync(Ct));
        var order = await made.Content.ReadFromJsonAsync<JsonElement>(Ct);
        order.GetProperty("status").GetString().ShouldBe("assigned");
        made.Headers.Location!.ToString().ShouldEndWith(order.GetProperty("number").GetString()!);

        using var again = await SendAsync(Roles.Dispatcher, HttpMethod.Post, "dispatches", body);
        (await RuleAsync(again)).ShouldBe("TicketHasAnOpenOrder");

        var path = "dispatches/" + order.GetProperty("id").GetGuid();
        using var moved = await SendAsync(Roles.Dispatcher, HttpMethod.Patch, path, new { version = order.GetProperty("version").GetInt32(), technician = "QD01-03" });
        moved.StatusCode.ShouldBe(HttpStatusCode.OK, await moved.Content.ReadAsStringAsync(Ct));
        var version = (await moved.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("version").GetInt32();

        using var stale = await SendAsync(Roles.Dispatcher, HttpMethod.Post, path + "/transitions", new { to = "accepted", version = version - 1 });
        (await RuleAsync(stale)).ShouldBe("StaleVersion");
        using var empty = await SendAsync(Roles.Dispatcher, HttpMethod.Post, path + "/transitions", new { to = "done", version });
        (await RuleAsync(empty)).ShouldBe("RequiredFieldsMissing");
        using var wrong = await SendAsync(Roles.Dispatcher, HttpMethod.Post, path + "/transitions", new { to = "gone", version });
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        var result = new
        {
            symptom = "WM-S03", defect = "WM-D03", repair = "WM-R03", liability = "wear", labour = 8000, parts = 4000, charged = 12000, feeReason = "out-of-warranty", position = "CL1",
            paidHow = "weChat", whatWasDone = "更换离合器", signedBy = "周敏",
        };
        using var unasked = await SendAsync(Roles.Dispatcher, HttpMethod.Post, path + "/transitions", new { to = "done", version, result });
        (await RuleAsync(unasked)).ShouldBe("ChargedWorkNeedsAnAcceptedPrice");
        // Invariant 8: a second before the visit is over he has agreed, on a recorded call.
        var agreed = new
        {
            result.symptom, result.defect, result.repair, result.liability, result.labour, result.parts, result.charged, result.feeReason, result.position, result.paidHow, result.whatWasDone, result.signedBy,
            acceptedAmount = 12000, acceptedBy = "周敏", acceptedHow = "phoneRecording", acceptedAt = order.GetProperty("assigned").GetDateTimeOffset(),
        };
        using var done = await SendAsync(Roles.Dispatcher, HttpMethod.Post, path + "/transitions", new { to = "done", version, result = agreed });
        done.StatusCode.ShouldBe(HttpStatusCode.OK, await done.Content.ReadAsStringAsync(Ct));
        var after = await GetAsync(Roles.Agent, "tickets/" + number);
        after.GetProperty("status").GetString().ShouldBe("workDone");
        after.GetProperty("charged").GetInt64().ShouldBe(12000);
        after.GetProperty("dispatches")[0].GetProperty("result").GetProperty("charged").GetInt64().ShouldBe(12000);
        after.GetProperty("dispatches")[0].GetProperty("result").GetProperty("acceptedHow").GetString().ShouldBe("phoneRecording");
    }

    [Fact]
    public async Task Ticket_IsOpenedChangedAndSteppedByVersion()
    {
        var ticket = await OpenAsync();
        var path = "tickets/" + ticket.GetProperty("number").GetString();
        var version = ticket.GetProperty("version").GetInt32();
        using var changed = await SendAsync(Roles.Agent, HttpMethod.Patch, path, new { version, description = "桶不转" });
        (await changed.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("description").GetString().ShouldBe("桶不转");
        using var stale = await SendAsync(Roles.Agent, HttpMethod.Patch, path, new { version, description = "桶不转了" });
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var problem = await stale.Content.ReadFromJsonAsync<JsonElement>(Ct);
        (problem.GetProperty("rule").GetString(), problem.GetProperty("version").GetInt32()).ShouldBe(("StaleVersion", version + 1));
        var conflict = problem.GetProperty("conflicts").EnumerateArray().ShouldHaveSingleItem();
        (conflict.GetProperty("field").GetString(), conflict.GetProperty("mine").GetString(), conflict.GetProperty("theirs").GetString(), conflict.GetProperty("by").GetString())
            .ShouldBe(("description", "桶不转了", "桶不转", "token:test-" + Roles.Agent));
        conflict.GetProperty("at").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
        using var closed = await SendAsync(Roles.Agent, HttpMethod.Post, path + "/transitions", new { to = "closed", version = version + 1 });
        (await RuleAsync(closed)).ShouldBe("TransitionNotAllowed");
        using var cancelled = await SendAsync(Roles.Agent, HttpMethod.Post, path + "/transitions", new { to = "cancelled", version = version + 1, text = "用户取消" });
        (await cancelled.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("status").GetString().ShouldBe("cancelled");
        using var missing = await SendAsync(Roles.Agent, HttpMethod.Post, "tickets", new { type = "repair" });
        (await RuleAsync(missing)).ShouldBe("RequiredFieldsMissing");
    }

    [Fact]
    public async Task AFaultSolvedByPhone_NamesAPublishedArticle_AndItsVersionIsKept()
    {
        var ticket = await OpenAsync();
        var path = $"tickets/{ticket.GetProperty("number").GetString()}/transitions";
        var version = ticket.GetProperty("version").GetInt32();
        using var unnamed = await SendAsync(Roles.Agent, HttpMethod.Post, path, new { to = "phoneSolved", version });
        (await RuleAsync(unnamed)).ShouldBe("SolutionNeedsArticle");
        using var unknown = await SendAsync(Roles.Agent, HttpMethod.Post, path, new { to = "phoneSolved", version, text = "XX-999" });
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var solved = await SendAsync(Roles.Agent, HttpMethod.Post, path, new { to = "phoneSolved", version, text = "wm-001" });
        solved.StatusCode.ShouldBe(HttpStatusCode.OK, await solved.Content.ReadAsStringAsync(Ct));
        var card = (await host.Services.GetRequiredService<Persistence.Queries.TicketQuery>().FindAsync(ticket.GetProperty("number").GetString()!, Ct))!;
        var fact = card.Timeline.Single(t => t.Type == "PhoneSolved");
        CallCenter.Web.Features.Tickets.TimelineText.Article(fact)!.Value.ShouldSatisfyAllConditions(a => a.Number.ShouldBe("WM-001"), a => a.Version!.Value.ShouldBeGreaterThan(0));
    }

    [Fact]
    public async Task Tickets_AreFoundByNumberNameAndPhone_AndPaged()
    {
        var page = await GetAsync(Roles.Parts, "tickets?open=true&limit=2");
        page.GetProperty("items").GetArrayLength().ShouldBe(2);
        page.GetProperty("next").GetString().ShouldNotBeNull();
        (await GetAsync(Roles.Parts, "tickets?search=13800138000&limit=5")).GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0);
        var named = await GetAsync(Roles.Parts, "tickets?search=" + Uri.EscapeDataString("周敏"));
        named.GetProperty("items").EnumerateArray().ShouldAllBe(i => i.GetProperty("customerName").GetString()!.StartsWith("周敏", StringComparison.Ordinal));
        var one = await GetAsync(Roles.Parts, "tickets/" + named.GetProperty("items")[0].GetProperty("number").GetString());
        one.GetProperty("reporterPhone").GetString()!.ShouldContain("*");
        // The business clock of this house may have been moved by another test.
        var now = host.Services.GetRequiredService<BusinessClock>().GetUtcNow();
        (await GetAsync(Roles.Parts, "tickets?overdue=true&limit=200")).GetProperty("items").EnumerateArray()
            .ShouldAllBe(i => DueOf(i) < now.AddMinutes(1));
    }

    [Fact]
    public async Task Export_IsAFileWithoutFormulas()
    {
        using var client = await host.ProgramAsync(Roles.Agent);
        var customer = await OpenAsync("=HYPERLINK(\"http://x\")");
        customer.GetProperty("number").GetString().ShouldNotBeNull();
        using var answer = await client.GetAsync(Path("tickets/export?status=all"), Ct);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var text = await answer.Content.ReadAsStringAsync(Ct);
        text.ShouldContain("\r\n");
        text.ShouldNotContain("\"=");
    }

    // The nearest end of a running limit; of a ticket without limits, of its work.
    private static DateTimeOffset DueOf(JsonElement line) =>
        line.TryGetProperty("nextDue", out var next) && next.ValueKind == JsonValueKind.String ? next.GetDateTimeOffset() : line.GetProperty("resolutionDue").GetDateTimeOffset();

    private static Uri Path(string path) => new("/api/v1/" + path, UriKind.Relative);

    private static async Task<string?> RuleAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict, await answer.Content.ReadAsStringAsync(Ct));
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("rule").GetString();
    }

    private async Task<JsonElement> OpenAsync(string reporter = "周敏")
    {
        using var answer = await SendAsync(Roles.Agent, HttpMethod.Post, "tickets", new { type = "repair", reporterName = reporter, reporterPhone = "13800138000", category = "WM", symptom = "WM-S03", description = "不脱水" });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private async Task<JsonElement> GetAsync(string role, string path)
    {
        using var client = await host.ProgramAsync(role);
        using var answer = await client.GetAsync(Path(path), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private async Task<HttpResponseMessage> SendAsync(string role, HttpMethod method, string path, object body)
    {
        using var client = await host.ProgramAsync(role);
        using var request = new HttpRequestMessage(method, Path(path)) { Content = JsonContent.Create(body) };
        return await client.SendAsync(request, Ct);
    }
}
