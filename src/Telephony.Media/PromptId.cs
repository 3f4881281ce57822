namespace Telephony.Media;

/// <summary>
/// Names something a leg can be made to hear: a file of the prompt directory (path below it without the extension, with '/'),
/// or one of the sounds that the engine makes itself.
/// </summary>
public readonly record struct PromptId(string Value)
{
    /// <summary>Ringback as a Chinese caller knows it: 450 Hz, 1 s on, 4 s off (GB/T 3380).</summary>
    public static readonly PromptId Ringback = new("tone/ringback");

    /// <summary>Busy: 450 Hz, 0.35 s on, 0.35 s off.</summary>
    public static readonly PromptId Busy = new("tone/busy");

    /// <summary>Congestion: 450 Hz, 0.7 s on, 0.7 s off.</summary>
    public static readonly PromptId Congestion = new("tone/congestion");

    /// <summary>One short 1,000 Hz beep, 200 ms.</summary>
    public static readonly PromptId Beep = new("tone/beep");

    /// <summary>Hold and waiting music, made in code, so free of anybody's rights; loops without a seam.</summary>
    public static readonly PromptId HoldMusic = new("music/hold");

    /// <summary>One second of silence; loop it to keep a far end's RTP time-out quiet.</summary>
    public static readonly PromptId Silence = new("tone/silence");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
