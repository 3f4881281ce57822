using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using CallCenter.Web.Tests.Host;
using CallCenter.Web.Realtime;
using Microsoft.Extensions.DependencyInjection;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Tickets;

/// <summary>What people do together on a ticket over the wire, by rights: messages, tasks, groups, files, changes, approvals, events.</summary>
[Collection(HostTests.Name)]
public sealed class TicketWorkApiTests(RunningHost host)
{
    private static readonly byte[] Png = AfterSales.Tests.Shared.TestPng.Bytes;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("tickets/T-261122-0001/messages")]
    [InlineData("tickets/T-261122-0001/tasks")]
    [InlineData("tickets/T-261122-0001/groups")]
    [InlineData("tickets/T-261122-0001/attachments")]
    [InlineData("tickets/T-261122-0001/changes")]
    [InlineData("attachments/0199f000-0000-7000-8000-000000000001/content")]
    [InlineData("mentions")]
    [InlineData("approvals")]
    public async Task Work_WithoutAToken_Answers401(string path)
    {
        using var client = await host.ProgramAsync(null);
        using var answer = await client.GetAsync(Path(path), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task AMessage_NamesWhoMaySeeTheTicket_AndIsFoundByHim()
    {
        var path = await OpenAsync();
        using var sent = await SendAsync(Roles.Agent, HttpMethod.Post, path + "/messages", new { text = "@agent18 @nobody 请看铭牌" });
        sent.StatusCode.ShouldBe(HttpStatusCode.Created, await sent.Content.ReadAsStringAsync(Ct));
        var message = (await GetAsync(Roles.Parts, path + "/messages")).GetProperty("items")[0];
        message.GetProperty("mentions").EnumerateArray().Select(m => m.GetString()).ShouldBe(["agent18"]);
        message.GetProperty("reads").GetArrayLength().ShouldBe(0);
        using var read = await SendAsync(Roles.Parts, HttpMethod.Post, path + "/messages/read", new { });
        read.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await GetAsync(Roles.Parts, path + "/messages")).GetProperty("items")[0].GetProperty("reads").GetArrayLength().ShouldBe(1);
        (await GetAsync(Roles.Parts, "mentions?unread=true")).GetProperty("items").GetArrayLength().ShouldBe(0);
        using var empty = await SendAsync(Roles.Agent, HttpMethod.Post, path + "/messages", new { });
        empty.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task ATask_AndAGroup_AreMadeByWhoEditsTickets_AndEndedByTheirOwn()
    {
        var path = await OpenAsync();
        using var forbidden = await SendAsync(Roles.Parts, HttpMethod.Post, path + "/groups", new { name = "二线", members = new[] { "parts1" } });
        forbidden.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var made = await SendAsync(Roles.Agent, HttpMethod.Post, path + "/groups", new { name = "二线", members = new[] { "parts1" } });
        var group = (await JsonAsync(made, HttpStatusCode.Created)).GetProperty("id").GetGuid();
        using var stranger = await SendAsync(Roles.Agent, HttpMethod.Post, path + "/groups", new { name = "三线", members = new[] { "nobody" } });
        (await JsonAsync(stranger, HttpStatusCode.Conflict)).GetProperty("rule").GetString().ShouldBe("PersonMayNotSeeTicket");
        using var task = await SendAsync(Roles.Agent, HttpMethod.Post, path + "/tasks", new { text = "查库存", group });
        var id = (await JsonAsync(task, HttpStatusCode.Created)).GetProperty("id").GetGuid();
        using var notHis = await SendAsync(Roles.Auditor, HttpMethod.Patch, $"{path}/tasks/{id}", new { isDone = true });
        (await JsonAsync(notHis, HttpStatusCode.Conflict)).GetProperty("rule").GetString().ShouldBe("TaskIsNotYours");
        using var done = await SendAsync(Roles.Supervisor, HttpMethod.Patch, $"{path}/tasks/{id}", new { isDone = true });
        (await JsonAsync(done, HttpStatusCode.OK)).GetProperty("doneBy").GetString().ShouldNotBeNull();
        using var ended = await SendAsync(Roles.Agent, HttpMethod.Delete, $"{path}/groups/{group}", new { });
        ended.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var other = await SendAsync(Roles.Agent, HttpMethod.Delete, $"{await OpenAsync()}/groups/{group}", new { });
        other.StatusCode.ShouldBe(HttpStatusCode.NotFound, "a group is its ticket's");
    }

    [Fact]
    public async Task AFile_IsWhatItsBytesSay_AndIsServedSoThatItHarmsNobody()
    {
        var path = await OpenAsync();
        using var client = await host.ProgramAsync(Roles.Agent);
        using var script = await UploadAsync(client, path, "铭牌.png", "<html><script>alert(1)</script>"u8.ToArray());
        (await JsonAsync(script, HttpStatusCode.Conflict)).GetProperty("rule").GetString().ShouldBe("AttachmentKindNotAllowed");
        using var added = await UploadAsync(client, path, "../铭牌.html", Png);
        var file = await JsonAsync(added, HttpStatusCode.Created);
        (file.GetProperty("name").GetString(), file.GetProperty("mediaType").GetString()).ShouldBe(("铭牌.html.png", "image/png"));

        var content = $"attachments/{file.GetProperty("id").GetGuid()}/content";
        using var reader = await host.ProgramAsync(Roles.Parts);
        using var answer = await reader.GetAsync(Path(content), Ct);
        (await answer.Content.ReadAsByteArrayAsync(Ct)).ShouldBe(Png);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        using var shown = await reader.GetAsync(Path(content + "?inline=true"), Ct);
        shown.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");

        using var forbidden = await SendAsync(Roles.Parts, HttpMethod.Delete, content[..^"/content".Length], new { });
        forbidden.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var deleted = await SendAsync(Roles.Agent, HttpMethod.Delete, content[..^"/content".Length], new { });
        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var gone = await reader.GetAsync(Path(content), Ct);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var restored = await SendAsync(Roles.Agent, HttpMethod.Post, content[..^"/content".Length] + "/restore", new { });
        restored.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await GetAsync(Roles.Parts, path + "/attachments")).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task APdf_IsNeverShownInPlace()
    {
        var path = await OpenAsync();
        using var client = await host.ProgramAsync(Roles.Agent);
        using var added = await UploadAsync(client, path, "发票", Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj"));
        var file = await JsonAsync(added, HttpStatusCode.Created);
        using var answer = await client.GetAsync(Path($"attachments/{file.GetProperty("id").GetGuid()}/content?inline=true"), Ct);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
    }

    [Fact]
    public async Task AChange_IsListedFieldByField_WithTheNumberMasked_AndAPriorityNeedsItsReason()
    {
        var path = await OpenAsync();
        using var bare = await SendAsync(Roles.Agent, HttpMethod.Patch, path, new { version = 1, priority = "urgent" });
        (await JsonAsync(bare, HttpStatusCode.Conflict)).GetProperty("rule").GetString().ShouldBe("PriorityNeedsReason");
        using var changed = await SendAsync(Roles.Agent, HttpMethod.Patch, path, new { version = 1, priority = "urgent", priorityReason = "家有老人", reporterPhone = "13900000010", appointmentWish = "下午" });
        var ticket = await JsonAsync(changed, HttpStatusCode.OK);
        (ticket.GetProperty("priorityReason").GetString(), ticket.GetProperty("appointmentWish").GetString()).ShouldBe(("家有老人", "下午"));
        var changes = (await GetAsync(Roles.Parts, path + "/changes")).GetProperty("items").EnumerateArray().ToDictionary(c => c.GetProperty("field").GetString()!);
        changes.Keys.ShouldBe(["reporterPhone", "appointmentWish", "priority", "priorityReason"]);
        changes["reporterPhone"].GetProperty("after").GetString()!.ShouldContain("****");
        (changes["priority"].GetProperty("before").GetString(), changes["priority"].GetProperty("after").GetString()).ShouldBe(("Normal", "Urgent"));
    }

    [Fact]
    public async Task Approvals_OfAllTickets_AreListedAndDecided_ByWhoMayApprove()
    {
        var path = await OpenAsync();
        using var asked = await SendAsync(Roles.Agent, HttpMethod.Post, path + "/approvals", new { kind = "goodwill", amount = 30000, reason = "多次上门" });
        var id = (await JsonAsync(asked, HttpStatusCode.Created)).GetProperty("id").GetGuid();
        using var client = await host.ProgramAsync(Roles.Agent);
        using var forbidden = await client.GetAsync(Path("approvals"), Ct);
        forbidden.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var open = (await GetAsync(Roles.Manager, "approvals?state=open&limit=200")).GetProperty("items").EnumerateArray().ToList();
        open.Single(a => a.GetProperty("approval").GetProperty("id").GetGuid() == id).GetProperty("ticket").GetString().ShouldBe(path["tickets/".Length..]);
        using var decided = await SendAsync(Roles.Manager, HttpMethod.Post, $"approvals/{id}/transitions", new { to = "denied", text = "不合理" });
        (await JsonAsync(decided, HttpStatusCode.OK)).GetProperty("state").GetString().ShouldBe("denied");
        using var wrong = await client.GetAsync(Path("approvals?state=perhaps"), Ct);
        wrong.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Events_OfATicket_ReachAProgramThatMayReadTickets_AndNoEventOfTheFloorDoes()
    {
        var stream = host.Services.GetRequiredService<EventStream>();
        using var client = await host.ProgramAsync(Roles.Parts);
        await using var body = await client.GetStreamAsync(Path($"events?after={stream.LastSeq}"), Ct);
        var path = await OpenAsync();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        await foreach (var item in SseParser.Create(body).EnumerateAsync(limit.Token))
        {
            item.EventType.ShouldMatch("^(ticket|customer|unit|visit)\\.");
            if (item.EventType != "ticket.opened" || !item.Data.Contains(path["tickets/".Length..], StringComparison.Ordinal)) continue;
            item.Data.ShouldNotContain("赵一");
            return;
        }

        Assert.Fail("The ticket's event did not come.");
    }

    private static Uri Path(string path) => new("/api/v1/" + path, UriKind.Relative);

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        answer.StatusCode.ShouldBe(status, await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, string ticket, string name, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await client.PostAsync(Path($"{ticket}/attachments?name={Uri.EscapeDataString(name)}"), content, Ct);
    }

    private async Task<string> OpenAsync()
    {
        using var answer = await SendAsync(Roles.Agent, HttpMethod.Post, "tickets", new { type = "repair", reporterName = "赵一", reporterPhone = "13900000009", category = "WM", symptom = "WM-S03", description = "不脱水" });
        return "tickets/" + (await JsonAsync(answer, HttpStatusCode.Created)).GetProperty("number").GetString();
    }

    private async Task<JsonElement> GetAsync(string role, string path)
    {
        using var client = await host.ProgramAsync(role);
        using var answer = await client.GetAsync(Path(path), Ct);
        return await JsonAsync(answer, HttpStatusCode.OK);
    }

    private async Task<HttpResponseMessage> SendAsync(string role, HttpMethod method, string path, object body)
    {
        using var client = await host.ProgramAsync(role);
        using var request = new HttpRequestMessage(method, Path(path)) { Content = JsonContent.Create(body) };
        return await client.SendAsync(request, Ct);
    }
}
