namespace CallCenter.Web.Features.Webhooks;

/// <summary>Wording of the webhooks' log events; no addresses, which may carry a password of the receiver.</summary>
internal static partial class Log
{
    [LoggerMessage(5901, LogLevel.Error, "Webhooks could not be looked after; they are when the store answers")]
    public static partial void LoopFailed(ILogger logger, Exception failure);

    [LoggerMessage(5902, LogLevel.Error, "The turn of webhook {Webhook} broke off; its next one comes")]
    public static partial void TurnFailed(ILogger logger, Guid webhook, Exception failure);

    [LoggerMessage(5903, LogLevel.Warning, "Webhook {Name} never took fact {Seq} ({Problem}); it is among its dead letters")]
    public static partial void GivenUp(ILogger logger, string name, long seq, string problem);

    [LoggerMessage(5904, LogLevel.Warning, "Webhook {Name} was switched off: whoever made it may make none any more")]
    public static partial void OwnerGone(ILogger logger, string name);
}
