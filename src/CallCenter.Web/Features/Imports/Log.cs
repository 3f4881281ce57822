using Crm.Domain.Imports;

namespace CallCenter.Web.Features.Imports;

/// <summary>Wording of the imports' log events; never what stands in a file.</summary>
internal static partial class Log
{
    [LoggerMessage(5601, LogLevel.Information, "Import {Import} ended: {State}, {Rows} rows, {Created} created, {Updated} updated, {Failed} failed")]
    public static partial void Ended(ILogger logger, Guid import, ImportState state, int rows, int created, int updated, int failed);

    [LoggerMessage(5602, LogLevel.Information, "Import {Import} was taken back: {Undone} undone, {Kept} kept")]
    public static partial void Undone(ILogger logger, Guid import, int undone, int kept);

    [LoggerMessage(5603, LogLevel.Error, "Import {Import} broke; it is tried again")]
    public static partial void RunFailed(ILogger logger, Exception fault, Guid import);
}
