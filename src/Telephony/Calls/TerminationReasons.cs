namespace Telephony.Calls;

/// <summary>The fixed reason words of <see cref="Termination.Reason"/>; reports and translations rely on them.</summary>
public static class TerminationReasons
{
    /// <summary>One party hung up after a talk.</summary>
    public const string Hangup = "hangup";

    /// <summary>Left the queue within its short-abandon threshold.</summary>
    public const string ShortAbandon = "short-abandon";

    /// <summary>Left the queue after its short-abandon threshold.</summary>
    public const string Abandon = "abandon";

    /// <summary>Left during greeting or menu, or before the tone of a message.</summary>
    public const string LeftMenu = "left-menu";

    /// <summary>The queue had its maximum of waiting calls.</summary>
    public const string QueueFull = "queue-full";

    /// <summary>Waited longer than the queue allows.</summary>
    public const string WaitedTooLong = "waited-too-long";

    /// <summary>The queue is closed at this hour.</summary>
    public const string QueueClosed = "queue-closed";

    /// <summary>No agent of the queue is staffed.</summary>
    public const string QueueEmpty = "queue-empty";

    /// <summary>The caller left a message.</summary>
    public const string MessageLeft = "message-left";

    /// <summary>The call-back was not needed any more: the customer called in, or asked for it a second time.</summary>
    public const string CallbackMet = "callback-met";

    /// <summary>Nobody could be had for the call-back within its life.</summary>
    public const string CallbackExpired = "callback-expired";

    /// <summary>No entry point has the called number.</summary>
    public const string UnknownNumber = "unknown-number";

    /// <summary>The exchange is stopping or above its limit.</summary>
    public const string Draining = "draining";

    /// <summary>The called party was busy (486, 600).</summary>
    public const string Busy = "busy";

    /// <summary>The called party did not answer (408, 480, our ring limit).</summary>
    public const string NoAnswer = "no-answer";

    /// <summary>The called party declined (603, 403).</summary>
    public const string Rejected = "rejected";

    /// <summary>The network could not reach the called party (404, 5xx).</summary>
    public const string Unreachable = "unreachable";

    /// <summary>No media came for longer than the limit.</summary>
    public const string MediaLost = "media-lost";

    /// <summary>The agent's device vanished in mid-call.</summary>
    public const string AgentLost = "agent-lost";

    /// <summary>The process ended or was restarted while the call was up.</summary>
    public const string Restart = "restart";

    /// <summary>The target of a transfer did not take the customer and nobody was left to go to: no queue, no agent.</summary>
    public const string TransferFailed = "transfer-failed";

    /// <summary>A supervisor ended it.</summary>
    public const string ForcedRelease = "forced-release";

    /// <summary>The flow answered the caller and let him go.</summary>
    public const string SelfService = "self-service";

    /// <summary>The number is on the block list.</summary>
    public const string Blocked = "blocked";
}
