namespace CallCenter.Web.Features.Waiting;

/// <summary>Wording of the log events about waiting callers. No number and no name ever appears here.</summary>
internal static partial class Log
{
    [LoggerMessage(5401, LogLevel.Error, "A caller's ticket could not be looked up")]
    public static partial void LookUpFailed(ILogger logger, Exception failure);

    [LoggerMessage(5402, LogLevel.Critical, "The writer of messages and call-backs is full: a change {Kind} was lost")]
    public static partial void PromiseLost(ILogger logger, string kind);

    [LoggerMessage(5404, LogLevel.Error, "The messages could not be counted; the next change counts them again")]
    public static partial void CountFailed(ILogger logger, Exception failure);

    [LoggerMessage(5403, LogLevel.Warning, "{Count} call-backs that were promised before the restart are tasks now")]
    public static partial void PromisesKept(ILogger logger, int count);
}
