using CallCenter.Web.Access;
using CallCenter.Web.Features.Demo;
using Persistence;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/demo</c>, demo mode only: calls of the built-in customer, the movable business clock.</summary>
internal static class DemoApi
{
    public static void MapDemo(this RouteGroupBuilder api)
    {
        var demo = api.MapGroup("/demo").RequireAuthorization(Rights.DemoUse);
        demo.MapPost("/calls", Place).WithName("PlaceDemoCall");
        demo.MapGet("/calls", (DemoCaller caller) => caller.Calls).WithName("ListDemoCalls");
        demo.MapDelete("/calls/{id:guid}", (Guid id, DemoCaller caller) =>
        {
            caller.HangUp(id);
            return TypedResults.NoContent();
        }).WithName("EndDemoCall");
        demo.MapGet("/clock", (BusinessClock clock) => ClockWire.From(clock)).WithName("GetDemoClock");
        demo.MapPost("/clock", MoveAsync).WithName("MoveDemoClock").Produces<ClockWire>();
    }

    private static async Task<IResult> MoveAsync(MoveClockBody body, MoveClock move, BusinessClock clock, CancellationToken ct)
    {
        if (!MoveClockBody.TryRead(body.Advance, out var by))
            return ApiProblems.BadField("advance", body.Advance, "an ISO 8601 duration of days, hours, minutes and seconds, for example PT60H");
        return await move.HandleAsync(by, ct) is SaveResult<TimeSpan>.Refused refused
            ? ApiProblems.Conflict(refused.Refusal)
            : TypedResults.Ok(ClockWire.From(clock));
    }

    private static IResult Place(DemoCallRequest request, DemoCaller caller) =>
        caller.TryPlace(request, out var call, out var refusal)
            ? TypedResults.Accepted($"{ApiRoutes.Prefix}/demo/calls", call)
            : ApiProblems.BadField(refusal.Field, refusal.Value, refusal.Allowed);
}
