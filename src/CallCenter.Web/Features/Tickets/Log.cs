namespace CallCenter.Web.Features.Tickets;

/// <summary>Wording of the tickets' log events.</summary>
internal static partial class Log
{
    [LoggerMessage(5501, LogLevel.Information, "{Told} reminders of time limits went out in {Took} ms")]
    public static partial void LimitsTold(ILogger logger, int told, long took);

    [LoggerMessage(5502, LogLevel.Information, "{Stepped} tickets that were solved by phone took their next step")]
    public static partial void ObservationsEnded(ILogger logger, int stepped);

    [LoggerMessage(5503, LogLevel.Error, "Facts of the outbox could not be told; they are told when the store answers")]
    public static partial void FeedFailed(ILogger logger, Exception failure);

    [LoggerMessage(5504, LogLevel.Warning, "The file of attachment {Attachment} is not on the shelf")]
    public static partial void FileMissing(ILogger logger, Guid attachment);

    [LoggerMessage(5505, LogLevel.Error, "A listener could not take a fact of the outbox; the others were told")]
    public static partial void ListenerFailed(ILogger logger, Exception failure);
}
