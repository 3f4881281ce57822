using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.Web.Tests.Host;
using Crm.Domain.Callbacks;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Tickets;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Tickets;

/// <summary>Limits, calls and approvals of a ticket over the wire, by rights.</summary>
[Collection(HostTests.Name)]
public sealed class TicketPartsApiTests(RunningHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("tickets/T-261122-0001/limits")]
    [InlineData("tickets/T-261122-0001/calls")]
    [InlineData("tickets/T-261122-0001/approvals")]
    [InlineData("tickets/T-261122-0001/holds")]
    [InlineData("tickets/repeats")]
    public async Task Parts_WithoutAToken_Answer401(string path)
    {
        using var client = await host.ProgramAsync(null);
        using var answer = await client.GetAsync(Path(path), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Limits_OfANewTicket_AreTheSixWithoutTheHandOver_AndTheLaws()
    {
        var ticket = await OpenAsync();
        var limits = (await GetAsync(Roles.Parts, $"tickets/{ticket.GetProperty("number").GetString()}/limits")).GetProperty("items").EnumerateArray().ToList();
        limits.Select(l => l.GetProperty("limit").GetString()).ShouldBe(["firstResponse", "appointment", "dispatch", "arrival", "completion", "statutoryRepair"]);
        limits.ShouldAllBe(l => l.GetProperty("leftSeconds").GetInt64() > 0 && !l.GetProperty("isPaused").GetBoolean());
        ticket.GetProperty("nextLimit").GetString().ShouldBe("firstResponse");
    }

    [Fact]
    public async Task Approval_HoldsTheAudit_AndIsDecidedByARightOfItsOwn()
    {
        var ticket = await OpenAsync();
        var path = "tickets/" + ticket.GetProperty("number").GetString();
        using var asked = await SendAsync(Roles.Agent, HttpMethod.Post, path + "/approvals", new { kind = "goodwill", amount = 300_000, reason = "多次上门" });
        asked.StatusCode.ShouldBe(HttpStatusCode.Created, await asked.Content.ReadAsStringAsync(Ct));
        var approval = await asked.Content.ReadFromJsonAsync<JsonElement>(Ct);
        approval.GetProperty("state").GetString().ShouldBe("open");

        var version = ticket.GetProperty("version").GetInt32();
        foreach (var (to, text) in new[] { ("inProgress", ""), ("workDone", "换件") })
        {
            using var step = await SendAsync(Roles.Agent, HttpMethod.Post, path + "/transitions", new { to, version = version++, text });
            step.StatusCode.ShouldBe(HttpStatusCode.OK, await step.Content.ReadAsStringAsync(Ct));
        }

        using var held = await SendAsync(Roles.Agent, HttpMethod.Post, path + "/transitions", new { to = "audited", version });
        (await RuleAsync(held)).ShouldBe("ApprovalIsOpen");
        var decide = $"tickets/approvals/{approval.GetProperty("id").GetGuid()}/transitions";
        using var agent = await SendAsync(Roles.Agent, HttpMethod.Post, decide, new { to = "granted" });
        agent.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var leader = await SendAsync(Roles.Supervisor, HttpMethod.Post, decide, new { to = "granted" });
        (await RuleAsync(leader)).ShouldBe("ApprovalExceedsAuthority");
        using var wrong = await SendAsync(Roles.Supervisor, HttpMethod.Post, decide, new { to = "open" });
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var manager = await SendAsync(Roles.Manager, HttpMethod.Post, decide, new { to = "granted", text = "同意" });
        manager.StatusCode.ShouldBe(HttpStatusCode.OK, await manager.Content.ReadAsStringAsync(Ct));
        using var audited = await SendAsync(Roles.Agent, HttpMethod.Post, path + "/transitions", new { to = "audited", version });
        audited.StatusCode.ShouldBe(HttpStatusCode.OK, await audited.Content.ReadAsStringAsync(Ct));
        (await GetAsync(Roles.Parts, path + "/approvals")).GetProperty("items")[0].GetProperty("decision").GetString().ShouldBe("同意");
    }

    [Fact]
    public async Task Holds_AreForWhoAudits_AndOneOfAFollowUp_EndsWithIt()
    {
        var ticket = await OpenAsync();
        var path = "tickets/" + ticket.GetProperty("number").GetString();
        var id = Guid.CreateVersion7();
        await AddAsync(new SettlementHold { Id = id, TicketId = new TicketId(ticket.GetProperty("id").GetGuid()), Cause = HoldCause.FeeMismatch, Subject = "E-000101-0001", Since = DateTimeOffset.UnixEpoch, RaisedBy = "callback1", Version = 1 });
        using var agent = await (await host.ProgramAsync(Roles.Agent)).GetAsync(Path(path + "/holds"), Ct);
        agent.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var hold = (await GetAsync(Roles.Auditor, path + "/holds")).GetProperty("items").EnumerateArray().Single();
        (hold.GetProperty("cause").GetString(), hold.GetProperty("subject").GetString(), hold.GetProperty("isOpen").GetBoolean()).ShouldBe(("feeMismatch", "E-000101-0001", true));
        using var refused = await SendAsync(Roles.Auditor, HttpMethod.Post, $"tickets/holds/{id}/transitions", new { to = "released", reason = "没事" });
        (await RuleAsync(refused)).ShouldBe("HoldEndsWithItsFollowUp");
        using var wrong = await SendAsync(Roles.Auditor, HttpMethod.Post, $"tickets/holds/{id}/transitions", new { to = "gone" });
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task AComplaint_IsAuditedByALeaderAfterAGoodCallback_OverTheApi()
    {
        using var opened = await SendAsync(Roles.Agent, HttpMethod.Post, "tickets", new { type = "complaint", reporterName = "钱二", reporterPhone = "13900000010", description = "师傅态度差" });
        opened.StatusCode.ShouldBe(HttpStatusCode.Created, await opened.Content.ReadAsStringAsync(Ct));
        var ticket = await opened.Content.ReadFromJsonAsync<JsonElement>(Ct);
        var (path, version) = ("tickets/" + ticket.GetProperty("number").GetString(), ticket.GetProperty("version").GetInt32());
        foreach (var (to, text) in new[] { ("inProgress", ""), ("workDone", "已致歉") })
        {
            using var step = await SendAsync(Roles.Agent, HttpMethod.Post, path + "/transitions", new { to, version = version++, text });
            step.StatusCode.ShouldBe(HttpStatusCode.OK, await step.Content.ReadAsStringAsync(Ct));
        }

        // The call-back that began is answered here: no other test may take it.
        var id = new TicketId(ticket.GetProperty("id").GetGuid());
        await using (var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct))
        {
            var task = await db.Set<CallbackTask>().SingleAsync(t => t.TicketId == id, Ct);
            task.Kind.ShouldBe(CallbackKind.Complaint);
            db.Entry(task).CurrentValues.SetValues(task with { State = CallbackState.Cancelled, OpenFor = null, WakeAt = null, NextAttemptAt = null, ClosedAt = task.StartedAt });
            await db.SaveChangesAsync(Ct);
            using var early = await SendAsync(Roles.Supervisor, HttpMethod.Post, path + "/transitions", new { to = "audited", version });
            (await RuleAsync(early)).ShouldBe("ComplaintNeedsAGoodCallback");
            db.Add(task with { Id = new CallbackId(Guid.CreateVersion7()), Round = 2, State = CallbackState.Completed, OpenFor = null, WakeAt = null, NextAttemptAt = null, ClosedAt = task.StartedAt, Answers = new CallbackAnswers { IsSolved = true, Score = 5 } });
            await db.SaveChangesAsync(Ct);
        }

        using var agent = await SendAsync(Roles.Agent, HttpMethod.Post, path + "/transitions", new { to = "audited", version });
        (await RuleAsync(agent)).ShouldBe("ComplaintNeedsALeadersAudit");
        using var leader = await SendAsync(Roles.Supervisor, HttpMethod.Post, path + "/transitions", new { to = "audited", version });
        leader.StatusCode.ShouldBe(HttpStatusCode.OK, await leader.Content.ReadAsStringAsync(Ct));
        using var closed = await SendAsync(Roles.Supervisor, HttpMethod.Post, path + "/transitions", new { to = "closed", version = version + 1 });
        closed.StatusCode.ShouldBe(HttpStatusCode.OK, await closed.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task ACall_OfSomebodyElse_IsNotLinked_AndOneThatIsIsListed()
    {
        var ticket = await OpenAsync();
        var path = "tickets/" + ticket.GetProperty("number").GetString();
        using var unknown = await SendAsync(Roles.Agent, HttpMethod.Post, path + "/calls", new { interactionId = Guid.CreateVersion7() });
        (await RuleAsync(unknown)).ShouldBe("CallIsNotYours");
        using var nothing = await SendAsync(Roles.Agent, HttpMethod.Post, path + "/calls", new { });
        nothing.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var call = Guid.CreateVersion7();
        var id = new TicketId(ticket.GetProperty("id").GetGuid());
        (await host.Services.GetRequiredService<TicketCallStore>().LinkAsync(id, call, new Actor("agent1"), mayLinkAny: false, hasItNow: true, Ct)).ShouldBeOfType<SaveResult<Ticket>.Saved>();
        (await GetAsync(Roles.Parts, path + "/calls")).GetProperty("items")[0].GetProperty("interactionId").GetGuid().ShouldBe(call);
    }

    private static Uri Path(string path) => new("/api/v1/" + path, UriKind.Relative);

    private static async Task<string?> RuleAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict, await answer.Content.ReadAsStringAsync(Ct));
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("rule").GetString();
    }

    private async Task AddAsync(object row)
    {
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        db.Add(row);
        await db.SaveChangesAsync(Ct);
    }

    private async Task<JsonElement> OpenAsync()
    {
        using var answer = await SendAsync(Roles.Agent, HttpMethod.Post, "tickets", new { type = "repair", reporterName = "赵一", reporterPhone = "13900000009", category = "WM", symptom = "WM-S03", description = "不脱水" });
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
