using Telephony.Media.Prompts;
using Telephony.Media.Rtp;

namespace Telephony.Media.Mixing;

/// <summary>
/// What one leg hears when several speak: one frame each 20 ms, by the pacer. It keeps its numbering while speakers come and go, so that the
/// listener's stream is re-anchored only when it begins. Silent until a speaker's first packet, as a relay is. Allocates nothing per frame.
/// </summary>
internal sealed class Mix(OutboundStream outbound) : IPaced
{
    /// <summary>A customer, two agents, five supervisors and as many again.</summary>
    public const int MaximumSpeakers = 16;

    private readonly bool[] _hears = new bool[MaximumSpeakers];
    private readonly Mixer _mixer = new(MaximumSpeakers, JitterBuffer.Frame);
    private readonly byte[] _payload = new byte[JitterBuffer.Frame];
    private readonly short[] _samples = new short[JitterBuffer.Frame];
    private volatile MixInput[] _inputs = [];
    private volatile bool _stopped;
    private bool _begun;
    private uint _frames;

    /// <summary>The speakers; replaced by one reference, so that a frame being made sees the old or the new.</summary>
    public MixInput[] Inputs
    {
        get => _inputs;
        set => _inputs = value;
    }

    public MixInput? InputOf(MediaLeg speaker) => Array.Find(_inputs, i => ReferenceEquals(i.Speaker, speaker));

    public void Stop() => _stopped = true;

    public bool Tick(long now, int epoch)
    {
        if (_stopped)
            return false;
        var inputs = _inputs;
        _mixer.Begin();
        for (var party = 0; party < inputs.Length; party++)
        {
            _hears[party] = inputs[party].Take(_samples, out var hasBegun);
            _begun |= hasBegun;
            if (_hears[party])
                _mixer.Say(party, _samples);
        }

        if (!_begun || outbound.Format is not { } format)
            return true;
        _mixer.Hear(_hears.AsSpan(0, inputs.Length), format.Codec, _payload);
        outbound.SendAudio(this, new MediaFrame(epoch, (ushort)_frames, _frames * JitterBuffer.Frame, format.Codec, _payload, now));
        _frames++;
        return true;
    }
}
