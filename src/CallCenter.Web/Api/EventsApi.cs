using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using CallCenter.Web.Access;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Realtime;
using CallCenter.Web.Realtime.Wire;
using Persistence.Dispatch;

namespace CallCenter.Web.Api;

/// <summary><c>GET /api/v1/events?after=N</c>: server-sent events with a monotonic sequence and replay. Each reader hears what his rights let him read.</summary>
internal static class EventsApi
{
    public static void MapEvents(this RouteGroupBuilder api) =>
        api.MapGet("/events", Read).RequireAuthorization(Rights.CustomerRead).WithName("ReadEvents");

    private static IResult Read(long? after, HttpRequest request, EventStream events, AccountChanges accounts, SiteSight sight, IHostApplicationLifetime lifetime)
    {
        // A browser that reconnects says where it was (WHATWG HTML, server-sent events: Last-Event-ID).
        var from = after ?? (long.TryParse(request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : events.LastSeq);
        if (events.IsFull)
            return TypedResults.Problem("Too many programs read events at once; close one or try later.", statusCode: StatusCodes.Status503ServiceUnavailable, title: "Too many readers", type: "/problems/too-many-readers");
        return TypedResults.ServerSentEvents(Items(events, from, accounts, sight, request.HttpContext, lifetime.ApplicationStopping));
    }

    private static async IAsyncEnumerable<SseItem<FloorEvent>> Items(EventStream events, long after, AccountChanges accounts, SiteSight sight, HttpContext context, CancellationToken stopping, [EnumeratorCancellation] CancellationToken ct = default)
    {
        // An open reader must not hold up the stop of the whole product.
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping, ct);
        // A locked account hears nothing more; its reader meets the cookie's or token's check when it comes back.
        using var watch = accounts.Watch(context.User.Identity?.Name, ends.Cancel);
        // The headers go at once: a reader knows that it hears before the first thing happens.
        await context.Response.Body.FlushAsync(ends.Token);
        await foreach (var happened in events.ReadAsync(after, ends.Token))
        {
            if (!EventRights.MayHear(context.User, happened) || !await EventRights.IsOfOwnSiteAsync(context.User, happened, sight, ends.Token))
                continue;
            yield return new SseItem<FloorEvent>(happened, happened.Type) { EventId = happened.Seq.ToString(CultureInfo.InvariantCulture) };
        }
    }
}
