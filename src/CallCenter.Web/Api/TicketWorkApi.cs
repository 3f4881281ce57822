using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Features.Tickets;
using CallCenter.Web.Realtime.Wire;
using Crm.Domain.Tickets;
using Persistence.Queries;
using Persistence.Tickets;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/tickets/{id}/messages</c>, <c>/tasks</c>, <c>/groups</c>, <c>/attachments</c>, <c>/changes</c>, <c>/api/v1/mentions</c> and <c>/api/v1/approvals</c>: what people do together on tickets.</summary>
internal static class TicketWorkApi
{
    public static void MapTicketWork(this RouteGroupBuilder api)
    {
        var ticket = api.MapGroup("/tickets/{id}");
        ticket.MapGet("/messages", MessagesAsync).RequireAuthorization(Rights.CustomerRead).WithName("ListTicketMessages").Produces<Page<TicketsMessageWire>>();
        ticket.MapPost("/messages", SendAsync).RequireAuthorization(Rights.CustomerRead).WithName("SendTicketMessage").Produces<TicketsMessageWire>(201).ProducesProblem(409);
        ticket.MapPost("/messages/read", ReadAsync).RequireAuthorization(Rights.CustomerRead).WithName("ReadTicketMessages");
        ticket.MapGet("/tasks", TasksAsync).RequireAuthorization(Rights.CustomerRead).WithName("ListTicketTasks").Produces<Page<TicketsTaskWire>>();
        ticket.MapPost("/tasks", AddTaskAsync).RequireAuthorization(Rights.TicketEdit).WithName("AddTicketTask").Produces<TicketsTaskWire>(201).ProducesProblem(409);
        ticket.MapPatch("/tasks/{task:guid}", FinishTaskAsync).RequireAuthorization(Rights.CustomerRead).WithName("FinishTicketTask").Produces<TicketsTaskWire>().ProducesProblem(409);
        ticket.MapGet("/groups", GroupsAsync).RequireAuthorization(Rights.CustomerRead).WithName("ListTicketGroups").Produces<Page<TicketsGroupWire>>();
        ticket.MapPost("/groups", AddGroupAsync).RequireAuthorization(Rights.TicketEdit).WithName("AddTicketGroup").Produces<TicketsGroupWire>(201).ProducesProblem(409);
        ticket.MapDelete("/groups/{group:guid}", EndGroupAsync).RequireAuthorization(Rights.TicketEdit).WithName("EndTicketGroup");
        ticket.MapGet("/changes", ChangesAsync).RequireAuthorization(Rights.CustomerRead).WithName("ListTicketChanges").Produces<Page<TicketsChangeWire>>();
        api.MapGet("/mentions", MentionsAsync).RequireAuthorization(Rights.CustomerRead).WithName("ListMentions").Produces<Page<MentionWire>>();
        api.MapGet("/approvals", ApprovalsAsync).RequireAuthorization(Rights.TicketApprove).WithName("ListApprovals").Produces<Page<ApprovalWire>>();
        api.MapPost("/approvals/{approval:guid}/transitions", TicketPartsApi.DecideAsync).RequireAuthorization(Rights.TicketApprove).WithName("DecideApproval").ProducesProblem(409);
        api.MapTicketAttachments(ticket);
    }

    private static async Task<IResult> MessagesAsync(string id, string? after, TicketQuery tickets, TicketMessageStore messages, CancellationToken ct)
    {
        if (!Paging.TryRead(TicketMessageStore.PageSize, after, out var page, out var problem))
            return problem;
        if (await TicketsApi.CardAsync(tickets, id, ct) is not { } card)
            return ApiProblems.NotFound("ticket", id);
        var lines = await messages.ListAsync(card.Ticket.Id, page.After, ct);
        return TypedResults.Ok(new Page<TicketsMessageWire>([.. lines.Select(TicketsMessageWire.From)], Paging.Next(lines, page.Limit, l => l.Message.At)));
    }

    private static async Task<IResult> SendAsync(string id, TicketsMessageBody body, TicketQuery tickets, TicketTalk talk, ClaimsPrincipal person, CancellationToken ct) =>
        await TicketsApi.CardAsync(tickets, id, ct) is { } card
            ? RuleAnswers.Of(
                await talk.SendAsync(card.Ticket.Id, body.Text ?? "", PersonClaims.ActorOf(person), ct),
                m => TypedResults.Created($"{ApiRoutes.Prefix}/tickets/{card.Ticket.Number}/messages", TicketsMessageWire.From(m)))
            : ApiProblems.NotFound("ticket", id);

    private static async Task<IResult> ReadAsync(string id, TicketQuery tickets, TicketTalk talk, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await TicketsApi.CardAsync(tickets, id, ct) is not { } card)
            return ApiProblems.NotFound("ticket", id);
        await talk.ReadAsync(card.Ticket.Id, person.Identity!.Name!, ct);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> MentionsAsync(bool? unread, int? limit, string? after, TicketMessageStore messages, ClaimsPrincipal person, CancellationToken ct)
    {
        if (!Paging.TryRead(limit, after, out var page, out var problem))
            return problem;
        var lines = await messages.MentionsAsync(person.Identity!.Name!, unread is true, page.Limit, page.After, ct);
        return TypedResults.Ok(new Page<MentionWire>([.. lines.Select(MentionWire.From)], Paging.Next(lines, page.Limit, l => l.Message.At)));
    }

    private static async Task<IResult> TasksAsync(string id, TicketQuery tickets, TicketTaskStore tasks, CancellationToken ct) => await TicketsApi.CardAsync(tickets, id, ct) is { } card
        ? TypedResults.Ok(new Page<TicketsTaskWire>([.. (await tasks.ListAsync(card.Ticket.Id, ct)).Select(TicketsTaskWire.From)], null))
        : ApiProblems.NotFound("ticket", id);

    private static async Task<IResult> AddTaskAsync(string id, TicketsTaskBody body, TicketQuery tickets, TicketTaskStore tasks, TicketPeople people, ClaimsPrincipal person, CancellationToken ct) =>
        await TicketsApi.CardAsync(tickets, id, ct) is { } card
            ? RuleAnswers.Of(
                await tasks.AddAsync(card.Ticket.Id, body.Text ?? "", body.Owner, body.Group, body.Due, await AccountsAsync(people, ct), PersonClaims.ActorOf(person), ct),
                t => TypedResults.Created($"{ApiRoutes.Prefix}/tickets/{card.Ticket.Number}/tasks", TicketsTaskWire.From(t)))
            : ApiProblems.NotFound("ticket", id);

    private static async Task<IResult> FinishTaskAsync(string id, Guid task, TicketsTaskBody body, TicketQuery tickets, TicketTaskStore tasks, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await TicketsApi.CardAsync(tickets, id, ct) is not { } card || !(await tasks.ListAsync(card.Ticket.Id, ct)).Any(t => t.Id == task))
            return ApiProblems.NotFound("task", task.ToString());
        if (body.IsDone is not { } isDone)
            return ApiProblems.BadField("isDone", null, "true or false");
        return RuleAnswers.Of(await tasks.FinishAsync(task, isDone, RoleRights.Has(person, Rights.FloorControl), PersonClaims.ActorOf(person), ct), t => TypedResults.Ok(TicketsTaskWire.From(t)));
    }

    private static async Task<IResult> GroupsAsync(string id, TicketQuery tickets, TicketTaskStore tasks, CancellationToken ct) => await TicketsApi.CardAsync(tickets, id, ct) is { } card
        ? TypedResults.Ok(new Page<TicketsGroupWire>([.. (await tasks.GroupsAsync(card.Ticket.Id, ct)).Select(TicketsGroupWire.From)], null))
        : ApiProblems.NotFound("ticket", id);

    private static async Task<IResult> AddGroupAsync(string id, TicketsGroupBody body, TicketQuery tickets, TicketTaskStore tasks, TicketPeople people, ClaimsPrincipal person, CancellationToken ct) =>
        await TicketsApi.CardAsync(tickets, id, ct) is { } card
            ? RuleAnswers.Of(
                await tasks.AddGroupAsync(card.Ticket.Id, body.Name ?? "", body.Members ?? [], await AccountsAsync(people, ct), PersonClaims.ActorOf(person), ct),
                g => TypedResults.Created($"{ApiRoutes.Prefix}/tickets/{card.Ticket.Number}/groups", TicketsGroupWire.From(g)))
            : ApiProblems.NotFound("ticket", id);

    private static async Task<IResult> EndGroupAsync(string id, Guid group, TicketQuery tickets, TicketTaskStore tasks, ClaimsPrincipal person, CancellationToken ct) =>
        await TicketsApi.CardAsync(tickets, id, ct) is { } card && (await tasks.GroupsAsync(card.Ticket.Id, ct)).Any(g => g.Id == group)
            ? RuleAnswers.Of(await tasks.EndGroupAsync(group, PersonClaims.ActorOf(person), ct), _ => TypedResults.NoContent())
            : ApiProblems.NotFound("group", group.ToString());

    private static async Task<IResult> ChangesAsync(string id, TicketQuery tickets, TicketLabels labels, CancellationToken ct)
    {
        if (await TicketsApi.CardAsync(tickets, id, ct) is not { } card)
            return ApiProblems.NotFound("ticket", id);
        var edits = card.Timeline.Select(row => (Row: row, Changes: TicketHistory.ChangesOf(row))).ToList();
        var names = await labels.OfAsync([.. edits.SelectMany(e => e.Changes)], ct);
        return TypedResults.Ok(new Page<TicketsChangeWire>(
            [.. edits.SelectMany(e => e.Changes.Select(c => new TicketsChangeWire(e.Row.Seq, e.Row.At, e.Row.ActorId, e.Row.Workstation, c.Field, TicketFieldText.Plain(c.Field, c.Before, names), TicketFieldText.Plain(c.Field, c.After, names))))],
            null));
    }

    private static async Task<IResult> ApprovalsAsync(string? state, int? limit, string? after, TicketApprovalStore approvals, CancellationToken ct)
    {
        if (!Paging.TryRead(limit, after, out var page, out var problem))
            return problem;
        ApprovalState wanted = default;
        if (state is not null && !Words.TryRead(state, out wanted))
            return ApiProblems.BadField("state", state, "open, granted or denied");
        var lines = await approvals.PageAsync(state is null ? null : wanted, page.Limit, page.After, ct);
        return TypedResults.Ok(new Page<ApprovalWire>([.. lines.Select(l => new ApprovalWire(l.Ticket, TicketsApprovalWire.From(l.Approval)))], Paging.Next(lines, page.Limit, l => l.Approval.RequestedAt)));
    }

    private static async Task<IReadOnlyCollection<string>> AccountsAsync(TicketPeople people, CancellationToken ct) => [.. (await people.AllAsync(ct)).Select(p => p.Name)];
}
