namespace Telephony.Media.Phone;

/// <summary>What becomes of a page's frame.</summary>
internal enum VoiceVerdict
{
    /// <summary>Passed on.</summary>
    Taken,

    /// <summary>More than real time: nobody speaks faster than a clock runs.</summary>
    TooFast,

    /// <summary>Not younger than the one before; a WebSocket does not reorder.</summary>
    Repeated,

    /// <summary>Held up so long that it would only add to the delay.</summary>
    Stale,
}
