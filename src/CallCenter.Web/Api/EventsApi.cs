using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Realtime;
using CallCenter.Web.Realtime.Wire;

namespace CallCenter.Web.Api;

/// <summary><c>GET /api/v1/events?after=N</c>: server-sent events with a monotonic sequence and replay.</summary>
internal static class EventsApi
{
    public static void MapEvents(this RouteGroupBuilder api) =>
        api.MapGet("/events", Read).RequireAuthorization(Rights.FloorSee).WithName("ReadEvents");

    private static IResult Read(long? after, HttpRequest request, EventStream events, ClaimsPrincipal person, IHostApplicationLifetime lifetime)
    {
        // A browser that reconnects says where it was (WHATWG HTML, server-sent events: Last-Event-ID).
        var from = after ?? (long.TryParse(request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : events.LastSeq);
        return TypedResults.ServerSentEvents(Items(events, from, RoleRights.Has(person, Rights.FloorControl), request.HttpContext.RequestAborted, lifetime.ApplicationStopping));
    }

    private static async IAsyncEnumerable<SseItem<FloorEvent>> Items(EventStream events, long after, bool security, CancellationToken aborted, CancellationToken stopping, [EnumeratorCancellation] CancellationToken ct = default)
    {
        // An open reader must not hold up the stop of the whole product.
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(aborted, stopping, ct);
        await foreach (var happened in events.ReadAsync(after, ends.Token))
        {
            if (!security && happened.Type.StartsWith(FloorEvent.Security, StringComparison.Ordinal))
                continue;
            yield return new SseItem<FloorEvent>(happened, happened.Type) { EventId = happened.Seq.ToString(CultureInfo.InvariantCulture) };
        }
    }
}
