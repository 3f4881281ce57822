using System.Collections.Immutable;

namespace Telephony.Media.Remote;

/// <summary>
/// In the media process: facts, numbered, kept until the client has told them. What is still kept at the end goes to a file for the next media process,
/// so that a recording that was closed while nobody listened is told all the same.
/// </summary>
internal sealed class FactKeep : IMediaEvents
{
    /// <summary>Minutes of a busy floor. The oldest digit or prompt goes first: nobody waits for it any more; recordings are kept as long as there is room.</summary>
    public const int Maximum = 8192;

    private readonly MediaCounters _counters;
    private readonly Lock _gate = new();
    private readonly LinkedList<Kept> _kept = new();
    private long _last;
    private FrameOutbox? _outbox;

    public FactKeep(MediaCounters counters) => _counters = counters;

    /// <summary>The recordings that are closed from now on have no owner.</summary>
    public bool IsOrphan { get; set; }

    public int Count
    {
        get
        {
            lock (_gate)
                return _kept.Count;
        }
    }

    /// <summary>From now on facts go there; first those that wait.</summary>
    public void Connect(FrameOutbox outbox)
    {
        lock (_gate)
        {
            _outbox = outbox;
            foreach (var fact in _kept)
                outbox.TryPost(FrameKind.Fact, fact.Frame);
        }
    }

    /// <summary>That connection is over; another one that took its place goes on.</summary>
    public void Disconnect(FrameOutbox outbox)
    {
        lock (_gate)
        {
            if (_outbox == outbox)
                _outbox = null;
        }
    }

    /// <summary>Everything up to this number was told.</summary>
    public void Acknowledge(long number)
    {
        lock (_gate)
        {
            while (_kept.First is { } first && first.Value.Number <= number)
                _kept.RemoveFirst();
        }
    }

    public void Digit(MediaLegId leg, char digit, int durationMs) => Keep(new MediaFact.Digit(leg, digit, durationMs));

    public void PromptFinished(MediaLegId leg, PromptId prompt) => Keep(new MediaFact.PromptFinished(leg, prompt));

    public void MediaTimeout(MediaLegId leg) => Keep(new MediaFact.MediaTimeout(leg));

    public void RecordingClosed(RecordingClosed facts) => Keep(new MediaFact.RecordingClosed(IsOrphan ? facts with { IsOrphan = true } : facts));

    public void RecordingFailed(RecordingId id, string reason) => Keep(new MediaFact.RecordingFailed(id, reason));

    public void RecordingStalled(RecordingId id, bool isStalled) => Keep(new MediaFact.RecordingStalled(id, isStalled));

    /// <summary>Reads what the last media process left, and takes the file away when it is in memory. A damaged file is left out; the recordings themselves are whole.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void Load(string file)
    {
        if (!File.Exists(file))
            return;
        foreach (var fact in ReadAll(File.ReadAllBytes(file)))
            Keep(fact);
        File.Delete(file);
    }

    /// <summary>Leaves what is kept to the next media process.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string file)
    {
        byte[][] facts;
        lock (_gate)
            facts = [.. _kept.Where(k => k.IsAboutARecording).Select(k => k.Frame)];
        if (facts.Length == 0)
            return;
        using var stream = Recording.OwnerOnly.Create(file, FileMode.Create);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var fact in facts)
        {
            BitConverter.TryWriteBytes(length, fact.Length - sizeof(long));
            stream.Write(length);
            stream.Write(fact.AsSpan(sizeof(long)));
        }
    }

    private static ImmutableArray<MediaFact> ReadAll(ReadOnlySpan<byte> bytes)
    {
        var facts = ImmutableArray.CreateBuilder<MediaFact>();
        try
        {
            var from = new WireReader(bytes);
            while (from.Left > 0 && facts.Count < Maximum)
            {
                var one = new WireReader(from.Bytes(from.Count(1)));
                facts.Add(one.Fact());
            }
        }
        catch (MediaProtocolException)
        {
            // Cut off by a full disk: what was read is told, the rest is repaired by nobody and shown as open by the history.
        }

        return facts.ToImmutable();
    }

    private void Keep(MediaFact fact)
    {
        lock (_gate)
        {
            var number = ++_last;
            var frame = new WireWriter().Int64(number).Fact(fact).Written.ToArray();
            if (_kept.Count >= Maximum)
                DropOne();
            _kept.AddLast(new Kept(number, frame, fact is MediaFact.RecordingClosed or MediaFact.RecordingFailed));
            _outbox?.TryPost(FrameKind.Fact, frame);
        }
    }

    private void DropOne()
    {
        var node = _kept.First;
        while (node is { Value.IsAboutARecording: true })
            node = node.Next;
        _kept.Remove(node ?? _kept.First!);
        _counters.CountFactDropped();
    }

    private readonly record struct Kept(long Number, byte[] Frame, bool IsAboutARecording);
}
