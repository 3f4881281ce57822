using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.Web.Tests.Host;
using Crm.Domain.Tickets;
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
