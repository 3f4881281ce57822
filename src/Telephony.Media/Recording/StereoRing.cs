using Telephony.Media.Codecs;

namespace Telephony.Media.Recording;

/// <summary>
/// The last seconds of a recording, two interleaved bytes a sample, filled by packets in any order. Everything before
/// <see cref="Edge"/> was handed to the file, yet 2.5 s behind it may still be corrected: a late packet is
/// written and its span handed over again. 5.4 s ahead of it is how long a stalled disk can be borne. 128 KB a call.
/// What is handed over begins at a whole <see cref="Block"/>, so that a sealed file never has to read back what it wrote.
/// </summary>
internal sealed class StereoRing
{
    /// <summary>Samples in a slot, the unit of handing over and of gap detection: 10 ms.</summary>
    public const int Slot = 80;

    public const int Left = 0;
    public const int Right = 1;
    public const int Capacity = 64_000;

    /// <summary>Samples in a block of a file: 64 ms, 1,024 bytes.</summary>
    public const int Block = 512;

    private const int Behind = 20_000;

    /// <summary>Kept below the floor, unchanged, to complete the block in which the floor lies; whole slots.</summary>
    private const int Kept = 560;
    private readonly byte _silence;
    private readonly byte[] _samples = new byte[Capacity * 2];
    private readonly byte[] _covered = new byte[Capacity / Slot];
    private long _dirty;
    private long _copiedFrom;
    private long _copiedTo;

    public StereoRing(G711Codec codec)
    {
        _silence = G711.Silence(codec);
        Array.Fill(_samples, _silence);
    }

    /// <summary>First position not yet handed over; a multiple of <see cref="Slot"/>.</summary>
    public long Edge { get; private set; }

    /// <summary>First position that can still be written.</summary>
    public long Floor => FloorAt(Edge);

    /// <summary>Where <see cref="Settle"/> will put the edge.</summary>
    public long Copied => _copiedTo;

    /// <summary>Where the edge would go: rounded down to a slot, never backwards, not past what the ring holds.</summary>
    public long NextEdge(long wanted) => Math.Clamp(wanted / Slot * Slot, Edge, Ceiling / Slot * Slot);

    /// <summary>First position that can still be written when the edge is there.</summary>
    public static long FloorAt(long edge) => Math.Max(0, edge - Behind);

    /// <summary>First position that cannot be written yet: the disk is too far behind.</summary>
    public long Ceiling => Edge - Behind - Kept + Capacity;

    /// <summary>Writes what fits between floor and ceiling.</summary>
    /// <returns>False when nothing did.</returns>
    public bool Write(int channel, long position, ReadOnlySpan<byte> samples)
    {
        var from = Math.Max(position, Floor);
        var to = Math.Min(position + samples.Length, Ceiling);
        for (var p = from; p < to; p++)
            _samples[((p % Capacity) * 2) + channel] = samples[(int)(p - position)];
        if (from >= to)
            return false;
        _dirty = Math.Min(_dirty, from);
        if (channel == Left)
            Cover(from, to);
        return true;
    }

    /// <summary>Moves a span of one channel to an earlier place; what it leaves is silent, what would fall below the floor is gone.</summary>
    public void Move(int channel, long from, long to, long by)
    {
        from = Math.Max(from, Floor + by);
        to = Math.Min(to, Ceiling);
        for (var p = from; p < to; p++)
            _samples[((p - by) % Capacity * 2) + channel] = _samples[(p % Capacity * 2) + channel];
        for (var p = Math.Max(from, to - by); p < to; p++)
            _samples[(p % Capacity * 2) + channel] = _silence;
        if (from >= to)
            return;
        _dirty = Math.Min(_dirty, from - by);
        if (channel == Left)
            Cover(from - by, Math.Min(from, to - by));
    }

    /// <summary>Silences both channels from a position on.</summary>
    public void Erase(long from)
    {
        from = Math.Max(from, Floor);
        for (var p = from; p < Ceiling; p++)
            _samples.AsSpan((int)(p % Capacity) * 2, 2).Fill(_silence);
        _dirty = Math.Min(_dirty, from);
    }

    /// <summary>Whether something was written into the left channel's slot at this position.</summary>
    public bool IsCovered(long position) => _covered[(position / Slot) % _covered.Length] >= Slot / 2;

    /// <summary>Copies what the file does not have yet; it counts as handed over from <see cref="Settle"/> on, and not at all after <see cref="Return"/>.</summary>
    /// <param name="edge">Wanted edge, see <see cref="NextEdge"/>.</param>
    /// <param name="target">Room for the whole ring.</param>
    /// <param name="from">Position of the first copied sample, the start of a block.</param>
    /// <returns>Bytes copied.</returns>
    public int Copy(long edge, Span<byte> target, out long from)
    {
        edge = NextEdge(edge);
        from = Math.Min(_dirty, Edge) / Block * Block;
        var length = 0;
        if (_dirty >= edge)
            from = edge;
        for (var p = from; p < edge;)
        {
            var start = (int)(p % Capacity);
            var count = (int)Math.Min(edge - p, Capacity - start);
            _samples.AsSpan(start * 2, count * 2).CopyTo(target[length..]);
            length += count * 2;
            p += count;
        }

        (_copiedFrom, _copiedTo) = (from, edge);
        _dirty = edge;
        return length;
    }

    /// <summary>What was copied is in the file: the edge moves.</summary>
    public void Settle()
    {
        Recycle(Edge - Behind - Kept, _copiedTo - Behind - Kept);
        Edge = _copiedTo;
    }

    /// <summary>What was copied did not get into the file.</summary>
    public void Return() => _dirty = Math.Min(_dirty, _copiedFrom);

    private void Recycle(long from, long to)
    {
        for (var p = Math.Max(from, 0); p < to; p += Slot)
        {
            var start = (int)(p % Capacity);
            _samples.AsSpan(start * 2, Slot * 2).Fill(_silence);
            _covered[start / Slot] = 0;
        }
    }

    private void Cover(long from, long to)
    {
        while (from < to)
        {
            var end = Math.Min(to, ((from / Slot) + 1) * Slot);
            ref var count = ref _covered[(from / Slot) % _covered.Length];
            count = (byte)Math.Min(Slot, count + (int)(end - from));
            from = end;
        }
    }
}
