using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CallCenter.Web.Realtime.Wire;
using CallCenter.Web.Switchboard;

namespace CallCenter.Web.Realtime;

/// <summary>The last events in order, with replay from a sequence number, for hub and server-sent events.
/// A reader that falls behind its bound is ended; it comes back with the last number it has and loses nothing that is still kept.</summary>
public sealed class EventStream : IFactListener
{
    /// <summary>Events kept for replay: about an hour of a 200-seat floor.</summary>
    public const int Kept = 50_000;

    /// <summary>Events a slow reader may be behind before it is ended.</summary>
    public const int ReaderBound = 2_000;

    /// <summary>Readers at once: every one may hold its bound of events, so their number is what keeps memory flat.</summary>
    public const int Readers = 500;

    private readonly Lock _gate = new();
    private readonly Queue<FloorEvent> _kept = new();
    private ImmutableArray<Channel<FloorEvent>> _readers = [];

    /// <summary>Sequence of the newest event, 0 before the first.</summary>
    public long LastSeq { get; private set; }

    /// <summary>Whether no further reader is taken.</summary>
    public bool IsFull => _readers.Length >= Readers;

    /// <inheritdoc/>
    public void Heard(FactEnvelope fact)
    {
        var happened = FloorEventMapping.ToEvent(fact);
        ImmutableArray<Channel<FloorEvent>> readers;
        lock (_gate)
        {
            _kept.Enqueue(happened);
            if (_kept.Count > Kept)
                _kept.Dequeue();
            LastSeq = happened.Seq;
            readers = _readers;
        }

        foreach (var reader in readers)
        {
            if (!reader.Writer.TryWrite(happened))
                reader.Writer.TryComplete();
        }
    }

    /// <summary>Every kept event after <paramref name="after"/>, then the live ones, until cancelled or too far behind.</summary>
    public async IAsyncEnumerable<FloorEvent> ReadAsync(long after, [EnumeratorCancellation] CancellationToken ct)
    {
        var channel = Channel.CreateBounded<FloorEvent>(new BoundedChannelOptions(ReaderBound) { SingleReader = true });
        ImmutableArray<FloorEvent> missed;
        lock (_gate)
        {
            // Nobody missed anything in the common case; who did copies what he missed and no more.
            missed = after >= LastSeq ? [] : [.. _kept.Where(e => e.Seq > after)];
            _readers = _readers.Add(channel);
        }

        try
        {
            foreach (var happened in missed)
                yield return happened;
            // A reader who goes is an end, not a fault.
            await using var gone = ct.Register(() => channel.Writer.TryComplete());
            await foreach (var happened in channel.Reader.ReadAllAsync(CancellationToken.None))
                yield return happened;
        }
        finally
        {
            lock (_gate)
            {
                _readers = _readers.Remove(channel);
            }
        }
    }
}
