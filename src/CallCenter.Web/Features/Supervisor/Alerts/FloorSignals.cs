using CallCenter.Web.Features.Security;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.History;
using CallCenter.Web.Switchboard.Lines;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Media;
using Telephony.Sip.Trunks;

namespace CallCenter.Web.Features.Supervisor.Alerts;

/// <summary>Counts what no snapshot shows: offers that rang out, recordings that failed. Stands before the history of recordings and hands everything on.</summary>
internal sealed class FloorSignals(CallHistory history, TimeProvider clock, TrunkRoutes? trunks = null, SecurityLog? security = null) : IFactListener, IRecordingSink
{
    private static readonly TimeSpan MissedWindow = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan FailedWindow = TimeSpan.FromHours(1);

    /// <summary>Instants kept of each: an alert asks for a handful, a storm needs no more to be told.</summary>
    private const int Kept = 1_000;

    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _missed = new();
    private readonly Queue<DateTimeOffset> _failed = new();

    /// <summary>The counts now.</summary>
    public SignalCounts Count()
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            return new SignalCounts(CountSince(_missed, now - MissedWindow), CountSince(_failed, now - FailedWindow))
            {
                TrunksDown = trunks?.States.Values.Count(t => t.Reach == SipTrunkReach.Down) ?? 0,
                Attacks = security?.RecentAttacks ?? 0,
            };
        }
    }

    /// <inheritdoc/>
    public void Heard(FactEnvelope fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (fact.Fact is Fact.OfferEnded { Reason: NotReadyReasons.RingNoAnswer } missed)
            Note(_missed, missed.At);
    }

    /// <inheritdoc/>
    public void Started(InteractionId interaction, RecordingId recording, string relativePath, DateTimeOffset at) => history.Started(interaction, recording, relativePath, at);

    /// <inheritdoc/>
    public void Closed(RecordingClosed facts) => history.Closed(facts);

    /// <inheritdoc/>
    public void Failed(RecordingId recording, string reason)
    {
        Note(_failed, clock.GetUtcNow());
        history.Failed(recording, reason);
    }

    /// <inheritdoc/>
    public void Stalled(RecordingId recording, bool isStalled)
    {
        if (isStalled)
            Note(_failed, clock.GetUtcNow());
        history.Stalled(recording, isStalled);
    }

    private void Note(Queue<DateTimeOffset> instants, DateTimeOffset at)
    {
        lock (_gate)
        {
            instants.Enqueue(at);
            if (instants.Count > Kept)
                instants.Dequeue();
        }
    }

    private static int CountSince(Queue<DateTimeOffset> instants, DateTimeOffset since)
    {
        while (instants.TryPeek(out var oldest) && oldest < since)
            instants.Dequeue();
        return instants.Count;
    }
}
