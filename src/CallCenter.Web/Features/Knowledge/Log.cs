namespace CallCenter.Web.Features.Knowledge;

/// <summary>Events 4100-4119.</summary>
internal static partial class Log
{
    [LoggerMessage(4100, LogLevel.Warning, "The knowledge search could not follow the articles ({Kind}); it is tried again within half a minute")]
    public static partial void CannotFollow(ILogger logger, Exception failure, string kind);

    [LoggerMessage(4101, LogLevel.Warning, "Another process works on the knowledge index of this data folder; searches read the articles one by one until it ends")]
    public static partial void IndexIsTaken(ILogger logger);

    [LoggerMessage(4102, LogLevel.Warning, "A vote of ticket {Number} on article {Article} was refused by {Rule}")]
    public static partial void VoteRefused(ILogger logger, string number, string article, string rule);
}
