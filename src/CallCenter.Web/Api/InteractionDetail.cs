using System.Text.Json;
using CallCenter.Web.Realtime.Wire;
using Persistence.Queries;
using Telephony.Calls;

namespace CallCenter.Web.Api;

/// <summary>One interaction through every transfer: legs, recordings, events with instants; its live state while it is up.</summary>
public sealed record InteractionDetail(
    InteractionWire Interaction, CallWire? Live, IReadOnlyList<LegWire> Legs, IReadOnlyList<RecordingWire> Recordings, IReadOnlyList<InstantWire> Events)
{
    public static InteractionDetail From(InteractionCard card, Call? live) => new(
        InteractionWire.From(card.Interaction, card.TicketNumber),
        live is null ? null : CallWire.From(live),
        [.. card.Legs.Select(l => new LegWire(l.Role, l.AgentId, l.Device, l.StartedAt, l.AnsweredAt, l.EndedAt, l.EndReason))],
        [.. card.Recordings.Select(RecordingWire.From)],
        [.. card.Events.Select(e => new InstantWire(e.Seq, e.Type, e.At, JsonDocument.Parse(e.Data).RootElement))]);
}
