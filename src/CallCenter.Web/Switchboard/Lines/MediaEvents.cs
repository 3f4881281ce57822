using Telephony.Calls;
using Telephony.Exchange;
using Telephony.Media;
using Telephony.Sip;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>What the media engine tells, in the exchange's words. Runs on media threads: looks up, posts, returns.</summary>
internal sealed class MediaEvents(LineTable lines, Lazy<SipEndpoint> sip, DigitRelay digits, IRecordingSink recordings, ILogger<MediaEvents> logger, Survivors? survivors = null) : IMediaEvents, ISwitchboardClient
{
    private ISwitchboard? _switchboard;

    public void Attach(ISwitchboard switchboard) => _switchboard = switchboard;

    public void Digit(MediaLegId leg, char digit, int durationMs)
    {
        if (lines.TryGet(leg, out var line) && !digits.FromEvents(line, digit, durationMs))
            _switchboard?.TryPost(new Input.DigitPressed(line.Leg, digit));
    }

    public void PromptFinished(MediaLegId leg, PromptId prompt)
    {
        if (lines.TryGet(leg, out var line))
            _switchboard?.TryPost(new Input.PromptFinished(line.Leg, prompt.Value));
    }

    public void MediaTimeout(MediaLegId leg)
    {
        // Of a browser phone's leg its transport tells, whether or not a call is on it: by WebRTC no ICE consent for 30 s (RFC 7675), by WebSocket no frame for 5 s.
        if (survivors?.TryTimeOut(leg) == true || !lines.TryGet(leg, out var line) || line.Sip is not { } dialog)
            return;
        sip.Value.Hangup(dialog, SipHangupCause.Failed);
        _switchboard?.TryPost(new Input.LegEnded(line.Leg, LegEnding.MediaLost));
    }

    public void RecordingClosed(RecordingClosed facts) => recordings.Closed(facts);

    public void RecordingFailed(RecordingId id, string reason)
    {
        Log.RecordingLost(logger, id.Value.ToString("N"), reason);
        recordings.Failed(id, reason);
        _switchboard?.TryPost(new Input.RecordingLost(RecordingPart.InteractionOf(id), RecordingLosses.Disk));
    }

    public void RecordingStalled(RecordingId id, bool isStalled)
    {
        recordings.Stalled(id, isStalled);
        var call = RecordingPart.InteractionOf(id);
        _switchboard?.TryPost(isStalled ? new Input.RecordingLost(call, RecordingLosses.Disk) : new Input.RecordingRegained(call));
    }
}
