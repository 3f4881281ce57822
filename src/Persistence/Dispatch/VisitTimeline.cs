using Crm.Domain;
using Crm.Domain.Dispatch;
using Persistence.Conventions;
using Persistence.Outbox;
using Persistence.Tickets;

namespace Persistence.Dispatch;

/// <summary>Writes a visit's facts into its ticket's timeline and into the outbox.</summary>
internal static class VisitTimeline
{
    public static async Task NoteAsync(AppDb db, DispatchOrder order, string? sentTo, IEnumerable<DispatchEvent> events, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var last = await TicketTimeline.LastAsync(db, order.TicketId, ct);
        foreach (var fact in events)
        {
            db.TicketTimeline.Add(new TicketTimelineRow
            {
                TicketId = order.TicketId, Seq = ++last, At = now, ActorId = actor.Id, Workstation = actor.Workstation,
                Type = VisitFact.Prefix + fact.Name, Data = StoreJson.Write(Of(order, sentTo, fact)),
            });
            db.Outbox.Add(new OutboxRow
            {
                Type = "dispatch." + char.ToLowerInvariant(fact.Name[0]) + fact.Name[1..],
                CreatedAt = now,
                Payload = StoreJson.Write(new DispatchFact(
                    order.Id.Value, order.Number, order.TicketId, order.Status, order.SiteCode, order.TechnicianCode, order.WindowFrom, order.WindowTo, order.Version, actor.Id)),
            });
        }
    }

    private static VisitFact Of(DispatchOrder order, string? sentTo, DispatchEvent fact)
    {
        var seen = new VisitFact(order.Number, order.Status);
        return fact switch
        {
            DispatchEvent.Assigned e => seen with { SentTo = sentTo, Slot = e.Slot, Reason = e.OverrideReason },
            DispatchEvent.Rejected e => seen with { Reason = e.Reason },
            DispatchEvent.Cancelled e => seen with { Reason = e.Reason },
            DispatchEvent.Done e => seen with { Result = e.Result.WhatWasDone, ChargedFen = e.Result.Charged.Fen },
            DispatchEvent.PartlyDone e => seen with { Result = e.Result.WhatWasDone, ChargedFen = e.Result.Charged.Fen },
            DispatchEvent.NoAccess e => seen with { Reason = e.Note },
            _ => seen,
        };
    }
}
