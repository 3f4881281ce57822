using Telephony.Media.Rtp;

namespace Telephony.Media.Prompts;

/// <summary>One prompt being heard on one leg. Waits, without running on, until the leg's format is known.</summary>
internal sealed class Playback(Prompt prompt, bool loop, OutboundStream outbound, Action<Playback> finished) : IPaced
{
    private volatile bool _stopped;
    private int _frame;
    private uint _played;

    public PromptId Prompt => prompt.Id;

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

        var payload = prompt.Frame(format.Codec, _frame);
        outbound.SendAudio(this, new MediaFrame(epoch, (ushort)_played, _played * Prompts.Prompt.FrameSamples, format.Codec, payload, now));
        _played++;
        _frame++;
        if (_frame < prompt.Frames)
            return true;
        _frame = 0;
        if (loop)
            return true;
        outbound.EndPlayback(this);
        finished(this);
        return false;
    }
}
