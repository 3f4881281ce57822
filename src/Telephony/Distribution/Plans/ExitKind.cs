namespace Telephony.Distribution.Plans;

/// <summary>Where a caller goes who cannot enter a queue or stay in it.</summary>
public enum ExitKind
{
    /// <summary>The call ends with the cause's reason word.</summary>
    End,

    /// <summary>He waits all the same; only where nobody is staffed or the longest wait is over.</summary>
    Stay,

    /// <summary>Another queue, at his place by his first time of queueing.</summary>
    Queue,

    /// <summary>He is called back at his place; without a number that can be dialled he leaves a message.</summary>
    Callback,

    /// <summary>He leaves a message.</summary>
    Message,
}
