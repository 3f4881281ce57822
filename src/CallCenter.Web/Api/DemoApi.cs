using CallCenter.Web.Access;
using CallCenter.Web.Features.Demo;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/demo</c>, demo mode only: calls of the built-in customer.</summary>
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
    }

    private static IResult Place(DemoCallRequest request, DemoCaller caller) =>
        caller.TryPlace(request, out var call, out var refusal)
            ? TypedResults.Accepted($"{ApiRoutes.Prefix}/demo/calls", call)
            : ApiProblems.BadField(refusal.Field, refusal.Value, refusal.Allowed);
}
