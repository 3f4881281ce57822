using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Broadcasts;
using Crm.Domain.Administration;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/broadcasts</c>: messages to desks and who has read them.</summary>
internal static class BroadcastsApi
{
    public static void MapBroadcasts(this RouteGroupBuilder api)
    {
        api.MapGet("/broadcasts", List).WithName("ListBroadcasts");
        api.MapPost("/broadcasts", SendAsync).WithName("SendBroadcast");
        api.MapPost("/broadcasts/{id:guid}/read", ReadAsync).WithName("ReadBroadcast");
        api.MapPost("/broadcasts/{id:guid}/end", EndAsync).WithName("EndBroadcast");
    }

    private static IResult List(BroadcastBoard board, ClaimsPrincipal person) =>
        RoleRights.Has(person, Rights.FloorSee) ? TypedResults.Ok(board.All)
        : RoleRights.Has(person, Rights.DeskUse) ? TypedResults.Ok(board.UnreadOf(new Telephony.Distribution.AgentId(person.Identity!.Name!)))
        : ApiProblems.Forbidden(Rights.FloorSee);

    private static async Task<IResult> SendAsync(BroadcastBody? body, BroadcastBoard board, ClaimsPrincipal person, CancellationToken ct)
    {
        if (!RoleRights.Has(person, Rights.FloorControl))
            return ApiProblems.Forbidden(Rights.FloorControl);
        if (body?.Until is not { } until)
            return ApiProblems.BadField("until", null, $"an instant in the future, at most {BroadcastRules.MaxDays} days ahead");
        var draft = new BroadcastDraft(body.Text ?? "", [.. body.Queues ?? []], body.MustRead ?? false, until.ToUniversalTime());
        return RuleAnswers.Of(await board.SendAsync(draft, person.Identity!.Name!, ct), id => TypedResults.Created($"{ApiRoutes.Prefix}/broadcasts/{id:D}", new { id }));
    }

    private static async Task<IResult> ReadAsync(Guid id, BroadcastBoard board, ClaimsPrincipal person, CancellationToken ct) =>
        RoleRights.Has(person, Rights.DeskUse)
            ? RuleAnswers.Of(await board.ReadAsync(id, person.Identity!.Name!, ct), _ => TypedResults.NoContent())
            : ApiProblems.Forbidden(Rights.DeskUse);

    private static async Task<IResult> EndAsync(Guid id, BroadcastBoard board, ClaimsPrincipal person, CancellationToken ct) =>
        RoleRights.Has(person, Rights.FloorControl)
            ? RuleAnswers.Of(await board.EndAsync(id, person.Identity!.Name!, ct), _ => TypedResults.NoContent())
            : ApiProblems.Forbidden(Rights.FloorControl);
}
