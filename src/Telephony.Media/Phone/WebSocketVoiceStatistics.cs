namespace Telephony.Media.Phone;

/// <summary>Counters of a phone's way over the WebSocket since the phone was opened.</summary>
public readonly record struct WebSocketVoiceStatistics
{
    /// <summary>Audio and digit frames of the page that were passed on.</summary>
    public long FramesReceived { get; init; }

    /// <summary>Frames put into a page's outbox.</summary>
    public long FramesSent { get; init; }

    /// <summary>Frames for the page that found no page or gave way to younger ones.</summary>
    public long SendsDropped { get; init; }

    /// <summary>Messages that were no frame, or came while the way was not in use.</summary>
    public long Refused { get; init; }

    /// <summary>Frames beyond real time.</summary>
    public long TooFast { get; init; }

    /// <summary>Frames that came again.</summary>
    public long Repeated { get; init; }

    /// <summary>Frames that a stall had made too old.</summary>
    public long Stale { get; init; }

    /// <summary>Frames of the page that never came, by its sequence numbers.</summary>
    public long FramesLost { get; init; }

    /// <summary>Interarrival jitter of the page's frames (RFC 3550 §6.4.1), in milliseconds.</summary>
    public double JitterMilliseconds { get; init; }
}
