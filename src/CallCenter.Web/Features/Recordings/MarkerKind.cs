namespace CallCenter.Web.Features.Recordings;

/// <summary>What happened at a place of a recording.</summary>
public enum MarkerKind
{
    /// <summary>The customer was on hold.</summary>
    Hold,

    /// <summary>A colleague was asked while the customer waited.</summary>
    Consult,

    /// <summary>The call was passed on.</summary>
    Transfer,

    /// <summary>Recording was paused.</summary>
    Pause,

    /// <summary>No audio came from the network.</summary>
    Gap,

    /// <summary>The disk lost it: full, or it stood still.</summary>
    Disk,

    /// <summary>Somebody of the supervision listened in.</summary>
    Monitor,

    /// <summary>Somebody of the supervision whispered to the agent.</summary>
    Whisper,

    /// <summary>Somebody of the supervision barged in.</summary>
    Barge,

    /// <summary>The ticket was saved.</summary>
    Ticket,
}
