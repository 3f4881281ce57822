namespace Telephony.Media;

/// <summary>Why the media engine could not do what it was told.</summary>
public enum MediaFault
{
    /// <summary>No such leg is open.</summary>
    UnknownLeg,

    /// <summary>The leg is open already.</summary>
    LegExists,

    /// <summary>The leg's transport finds its peer by itself (browser phone), so it cannot be pointed at an address.</summary>
    NotAnRtpLeg,

    /// <summary>Every port of the configured range is in use or resting.</summary>
    NoFreePort,

    /// <summary>As many legs, playing prompts or waiting digits as the engine allows.</summary>
    LimitReached,

    /// <summary>No prompt of this name is loaded.</summary>
    UnknownPrompt,

    /// <summary>The peer did not agree to telephone events.</summary>
    NoTelephoneEvents,

    /// <summary>Not a DTMF digit (0-9, *, #, A-D).</summary>
    NotADigit,

    /// <summary>The leg is being recorded already, or the recording's id is in use.</summary>
    AlreadyRecording,

    /// <summary>The recording's path is absolute or leaves the recordings directory.</summary>
    PathNotAllowed,

    /// <summary>The process that carries the media is not there, or does not answer.</summary>
    EngineUnreachable,

    /// <summary>The process that carries the media met a fault of its own; its log tells which.</summary>
    EngineFailed,
}
