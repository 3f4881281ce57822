using CallCenter.Web.Access;
using CallCenter.Web.Realtime.Wire;
using Crm.Domain.Tickets;
using Persistence.Tickets;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/approvals</c>: what waits for leaders, over all tickets. Decided under <c>/tickets/approvals</c>.</summary>
internal static class ApprovalsApi
{
    public static void MapApprovals(this RouteGroupBuilder api) =>
        api.MapGet("/approvals", ListAsync).RequireAuthorization(Rights.TicketApprove).WithName("ListApprovals").Produces<Page<ApprovalLineWire>>();

    private static async Task<IResult> ListAsync(string? state, int? limit, string? after, TicketApprovalStore approvals, CancellationToken ct)
    {
        if (!Paging.TryRead(limit, after, out var page, out var problem))
            return problem;
        if (state is not null && !Words.TryRead<ApprovalState>(state, out _))
            return ApiProblems.BadField("state", state, string.Join(", ", Enum.GetValues<ApprovalState>().Select(s => Words.Of(s))));
        var found = await approvals.ListAsync(Words.TryRead(state, out ApprovalState only) ? only : null, page.Limit, page.After, ct);
        return TypedResults.Ok(new Page<ApprovalLineWire>([.. found.Select(f => new ApprovalLineWire(f.Ticket, TicketsApprovalWire.From(f.Approval)))], Paging.Next(found, page.Limit, f => f.Approval.RequestedAt)));
    }
}
