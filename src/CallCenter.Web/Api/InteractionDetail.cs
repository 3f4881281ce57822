using System.Text.Json;
using CallCenter.Web.Realtime.Wire;
using CallCenter.Web.Switchboard.History;
using Crm.Domain.PhoneNumbers;
using Persistence.Queries;
using Telephony.Calls;

namespace CallCenter.Web.Api;

/// <summary>One interaction through every transfer: its own facts flat, legs, recordings, events with instants; its live state while it is up.</summary>
public sealed record InteractionDetail : InteractionWire
{
    private static readonly JsonElement NoData = JsonDocument.Parse("{}").RootElement;

    private InteractionDetail(InteractionWire facts)
        : base(facts)
    {
    }

    /// <summary>The live call, null once it has ended.</summary>
    public CallWire? Live { get; private init; }

    /// <summary>Every party, by order of appearance.</summary>
    public IReadOnlyList<LegWire> Legs { get; private init; } = [];

    /// <summary>Its recordings; normally one, unbroken.</summary>
    public IReadOnlyList<RecordingWire> Recordings { get; private init; } = [];

    /// <summary>What happened, in order of time.</summary>
    public IReadOnlyList<InstantWire> Events { get; private init; } = [];

    /// <summary>From the history, and the floor while the call is up.</summary>
    /// <param name="card">The history.</param>
    /// <param name="live">The floor's call, or null.</param>
    /// <param name="seesMonitors">Whether the reader may know that a supervisor listened in; the agent who was listened to may not.</param>
    public static InteractionDetail From(InteractionCard card, Call? live, bool seesMonitors)
    {
        var facts = InteractionWire.From(card.Interaction, card.TicketNumber);
        InstantWire[] told = [.. card.Events.Where(e => seesMonitors || !FloorEventMapping.IsOfMonitoring(e.Type)).Select(e => new InstantWire(e.Seq, Word(e.Type), e.At, JsonDocument.Parse(e.Data).RootElement))];
        return new InteractionDetail(facts)
        {
            Live = live is null ? null : CallWire.From(live, seesMonitors),
            Legs = [.. card.Legs.Where(l => seesMonitors || l.Role != LegRoles.Supervisor).Select(l => new LegWire(l.Role, l.AgentId, l.Device, l.StartedAt, l.AnsweredAt, l.EndedAt, l.EndReason, l.Quality))],
            Recordings = [.. card.Recordings.Select(RecordingWire.From)],
            Events = [.. told.Concat(Pops(facts, told)).OrderBy(e => e.At).ThenBy(e => e.Seq)],
        };
    }

    /// <summary>From the floor alone: the history is written a moment later.</summary>
    public static InteractionDetail From(Call live, bool seesMonitors) => new(new InteractionWire(
        live.Id.Value, Words.Of(live.Direction), PhoneNumber.Mask(PhoneNumber.Normalize(live.RemoteNumber, PhoneSource.Trunk).E164), live.LocalNumber, live.Trunk,
        live.Queue?.Value, live.Agent?.Value, Guid.TryParse(live.CustomerRef, out var customer) ? customer : null, null, null, null,
        live.Received, live.Queued, live.Offered, null, null, live.Answered, null, null, null, null, live.Purpose, null) { Language = CallLanguages.TagOf(live.Language) })
    {
        Live = CallWire.From(live, seesMonitors),
    };

    /// <summary>Here a call's events need no prefix: <c>call.received</c> is <c>received</c> (docs/contract.md §4).</summary>
    private static string Word(string type) => type.StartsWith("call.", StringComparison.Ordinal) ? type["call.".Length..] : type;

    /// <summary>The pop's two instants are kept with the call, not in its event list: they stand among the events all the same.</summary>
    private static IEnumerable<InstantWire> Pops(InteractionWire facts, IReadOnlyList<InstantWire> told)
    {
        if (facts.PopSent is { } sent && !told.Any(e => e.Type == "popSent"))
            yield return new InstantWire(0, "popSent", sent, NoData);
        if (facts.PopShown is { } shown && !told.Any(e => e.Type == "popShown"))
            yield return new InstantWire(0, "popShown", shown, NoData);
    }
}
