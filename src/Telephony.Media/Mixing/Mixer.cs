using Telephony.Media.Codecs;

namespace Telephony.Media.Mixing;

/// <summary>
/// Sums parties and gives each the sum of the others it may hear (mix-minus): decode by table, add as int, clamp, encode.
/// Holds no buffer of its own beyond one frame and knows nothing of legs; who hears whom is asked for each listener,
/// which is all that conference, listen, whisper and barge differ in.
/// </summary>
public sealed class Mixer
{
    private readonly short[] _decoded;
    private readonly int _frame;
    private readonly bool[] _speaks;
    private readonly int[] _sum;

    /// <param name="parties">How many can take part, at least 2.</param>
    /// <param name="frameSamples">Samples in one frame; 160 for 20 ms.</param>
    public Mixer(int parties, int frameSamples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parties, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(frameSamples, 1);
        _decoded = new short[parties * frameSamples];
        _frame = frameSamples;
        _speaks = new bool[parties];
        _sum = new int[frameSamples];
    }

    /// <summary>How many parties fit.</summary>
    public int Parties => _speaks.Length;

    /// <summary>Forgets what everybody said; called at the start of each frame.</summary>
    public void Begin() => Array.Clear(_speaks);

    /// <summary>Sets what a party says in this frame. A shorter payload is followed by silence; without a call the party is silent.</summary>
    public void Say(int party, G711Codec codec, ReadOnlySpan<byte> payload)
    {
        var target = _decoded.AsSpan(party * _frame, _frame);
        var length = Math.Min(payload.Length, _frame);
        G711.Decode(codec, payload[..length], target);
        target[length..].Clear();
        _speaks[party] = true;
    }

    /// <summary>Sets what a party says in this frame, decoded already.</summary>
    /// <param name="party">0 to <see cref="Parties"/> - 1.</param>
    /// <param name="samples">At most one frame; a shorter one is followed by silence.</param>
    public void Say(int party, ReadOnlySpan<short> samples)
    {
        var target = _decoded.AsSpan(party * _frame, _frame);
        samples.CopyTo(target);
        target[samples.Length..].Clear();
        _speaks[party] = true;
    }

    /// <summary>Writes what a listener hears.</summary>
    /// <param name="hears">One flag for each party; missing ones are not heard, the listener's own is normally false.</param>
    /// <param name="codec">The listener's law.</param>
    /// <param name="target">Room for one frame.</param>
    public void Hear(ReadOnlySpan<bool> hears, G711Codec codec, Span<byte> target)
    {
        Array.Clear(_sum);
        for (var party = 0; party < hears.Length; party++)
        {
            if (hears[party] && _speaks[party])
                Add(_decoded.AsSpan(party * _frame, _frame));
        }

        for (var i = 0; i < _frame; i++)
            target[i] = G711.Encode(codec, (short)Math.Clamp(_sum[i], short.MinValue, short.MaxValue));
    }

    private void Add(ReadOnlySpan<short> samples)
    {
        for (var i = 0; i < samples.Length; i++)
            _sum[i] += samples[i];
    }
}
