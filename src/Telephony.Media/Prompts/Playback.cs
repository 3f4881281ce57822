using System.Collections.Immutable;
using Telephony.Media.Rtp;

namespace Telephony.Media.Prompts;

/// <summary>Sounds being heard on one leg, one after the other without a gap. Waits, without running on, until the leg's format is known.</summary>
internal sealed class Playback(ImmutableArray<Prompt> sounds, bool loop, OutboundStream outbound, Action finished) : IPaced
{
    private volatile bool _stopped;
    private int _sound;
    private int _frame;
    private uint _played;

    public void Stop()
    {
        _stopped = true;
        outbound.EndPlayback(this);
    }

    public bool Tick(long now, int epoch)
    {
        if (_stopped)
            return false;
        if (outbound.Format is not { } format)
            return true;

        var sound = sounds[_sound];
        var payload = sound.Frame(format.Codec, _frame);
        outbound.SendAudio(this, new MediaFrame(epoch, (ushort)_played, _played * Prompts.Prompt.FrameSamples, format.Codec, payload, now));
        _played++;
        _frame++;
        if (_frame < sound.Frames)
            return true;
        _frame = 0;
        if (++_sound < sounds.Length)
            return true;
        _sound = 0;
        if (loop)
            return true;
        outbound.EndPlayback(this);
        finished();
        return false;
    }
}
