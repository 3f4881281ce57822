namespace Telephony.Media.Phone;

/// <summary>
/// The rules for frames of one page's socket: never faster than real time, in order, and not so late that they would push the far end's
/// delay up after a stall of the network. Pure but for its memory; not thread-safe.
/// </summary>
internal sealed class VoiceAdmission
{
    /// <summary>One second's worth and a fifth: what a stalled socket may deliver at once when it flows again.</summary>
    public const int Burst = 60;

    /// <summary>A frame that comes this much later than the quickest of the last seconds is dropped, in milliseconds.</summary>
    public const int StaleMs = 400;

    /// <summary>50 frames are a second; a sound card's clock may run one part in a hundred fast.</summary>
    private const double FramesPerMs = 0.0505;

    private const int SamplesPerMs = 8;

    /// <summary>The quickest arrival is forgotten after one to two of these, so that drifting clocks are followed.</summary>
    private const int WindowMs = 5_000;

    /// <summary>A timestamp that runs ahead by more than this without a marker is a new time line all the same.</summary>
    private const int LeapSamples = 8_000;

    private double tokens = Burst;
    private double last;
    private bool any;
    private ushort sequence;
    private uint timestamp;
    private double bestNow;
    private double bestBefore;
    private double windowEnds;
    private double position;

    /// <summary>One frame.</summary>
    /// <param name="frame">Its header.</param>
    /// <param name="nowMs">The monotonic clock in milliseconds.</param>
    public VoiceVerdict Judge(in VoiceFrame frame, double nowMs)
    {
        if (!any)
            last = nowMs;
        tokens = Math.Min(Burst, tokens + ((nowMs - last) * FramesPerMs));
        last = nowMs;
        if (tokens < 1)
            return VoiceVerdict.TooFast;
        tokens--;
        if (any && (short)(frame.Sequence - sequence) <= 0)
            return VoiceVerdict.Repeated;
        var late = Lateness(frame, nowMs);
        (any, sequence) = (true, frame.Sequence);
        return late > StaleMs ? VoiceVerdict.Stale : VoiceVerdict.Taken;
    }

    /// <summary>How much later than the quickest of the last seconds it came, in milliseconds.</summary>
    private double Lateness(in VoiceFrame frame, double nowMs)
    {
        // an event keeps the timestamp of its beginning and says nothing about delay
        if (frame.Kind is VoiceFrameKind.KeepAlive or VoiceFrameKind.Event)
            return 0;
        var step = (int)(frame.Timestamp - timestamp);
        timestamp = frame.Timestamp;
        if (!any || frame.Marker || step is < 0 or > LeapSamples)
        {
            position = 0;
            bestNow = bestBefore = nowMs;
            windowEnds = nowMs + WindowMs;
            return 0;
        }

        position += (double)step / SamplesPerMs;
        var transit = nowMs - position;
        if (nowMs >= windowEnds)
        {
            (bestBefore, bestNow) = (bestNow, transit);
            windowEnds = nowMs + WindowMs;
        }

        bestNow = Math.Min(bestNow, transit);
        return transit - Math.Min(bestNow, bestBefore);
    }
}
