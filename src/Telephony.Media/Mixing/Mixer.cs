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

    /// <param name="parties">How many can take part, at least 2.</param>
    /// <param name="frameSamples">Samples in one frame; 160 for 20 ms.</param>
    public Mixer(int parties, int frameSamples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parties, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(frameSamples, 1);
        _decoded = new short[parties * frameSamples];
        _frame = frameSamples;
        _speaks = new bool[parties];
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

    /// <summary>Writes what a listener hears.</summary>
    /// <param name="hears">One flag for each party; the listener's own flag is normally false.</param>
    /// <param name="codec">The listener's law.</param>
    /// <param name="target">Room for one frame.</param>
    public void Hear(ReadOnlySpan<bool> hears, G711Codec codec, Span<byte> target)
    {
        for (var i = 0; i < _frame; i++)
        {
            var sum = 0;
            for (var party = 0; party < _speaks.Length; party++)
            {
                if (hears[party] && _speaks[party])
                    sum += _decoded[(party * _frame) + i];
            }

            target[i] = G711.Encode(codec, (short)Math.Clamp(sum, short.MinValue, short.MaxValue));
        }
    }
}
