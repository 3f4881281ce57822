using CallCenter.Web.Access;
using Persistence.Tickets;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/service-levels</c>: the time limits of tickets as they hold, and how each came to be. They are changed on the page, with its checks and its history.</summary>
internal static class ServiceLevelsApi
{
    public static void MapServiceLevels(this RouteGroupBuilder api)
    {
        var levels = api.MapGroup("/service-levels").RequireAuthorization(Rights.CustomerRead);
        levels.MapGet("/", async (ServiceLevelStore store, CancellationToken ct) => TypedResults.Ok(new Page<ServiceLevelWire>([.. (await store.ListAsync(ct)).Select(ServiceLevelWire.From)], null))).WithName("ListServiceLevels");
        levels.MapGet("/{code}/history", HistoryAsync).WithName("GetServiceLevelHistory").Produces<Page<ServiceLevelWire>>().ProducesProblem(404);
    }

    private static async Task<IResult> HistoryAsync(string code, ServiceLevelStore store, CancellationToken ct) => (await store.ListAsync(ct)).Any(l => l.Code == code)
        ? TypedResults.Ok(new Page<ServiceLevelWire>([.. (await store.HistoryAsync(code, ct)).Select(ServiceLevelWire.From)], null))
        : ApiProblems.NotFound("service level", code);
}
