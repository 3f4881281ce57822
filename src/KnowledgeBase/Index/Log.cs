using Microsoft.Extensions.Logging;

namespace KnowledgeBase.Index;

/// <summary>Events 3500-3519.</summary>
internal static partial class Log
{
    [LoggerMessage(3500, LogLevel.Warning, "The knowledge index is not usable ({Kind}); it is built anew and searches read the articles through meanwhile")]
    public static partial void NotUsable(ILogger logger, string kind);

    [LoggerMessage(3501, LogLevel.Information, "The knowledge index is in step: {Documents} documents, {Written} written, {Removed} removed")]
    public static partial void InStep(ILogger logger, int documents, int written, int removed);

    [LoggerMessage(3502, LogLevel.Warning, "The articles could not be read to build the knowledge index ({Kind})")]
    public static partial void SourceFailed(ILogger logger, string kind);

    [LoggerMessage(3503, LogLevel.Information, "The building of the knowledge index was given up because the program ends")]
    public static partial void RepairGivenUp(ILogger logger);
}
