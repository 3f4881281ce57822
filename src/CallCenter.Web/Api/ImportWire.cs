using CallCenter.Web.Realtime.Wire;
using Crm.Domain.Imports;
using Persistence.Imports;

namespace CallCenter.Web.Api;

/// <summary>An import and how far it is.</summary>
internal sealed record ImportWire(
    Guid Id, string Kind, string FileName, string Sha256, string State, bool IsDryRun, string Duplicates, IReadOnlyList<string?> Mapping, int Total, int Done, int Created, int Updated, int Skipped, int Failed,
    int Undone, int Kept, string StartedBy, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, DateTimeOffset? UndoUntil, string? Problem, Guid? SameFileAs)
{
    public static ImportWire From(ImportRow import, ImportRow? earlier = null) => new(
        import.Id, Words.Of(import.Kind), import.FileName, import.FileHash, Words.Of(import.State), import.IsDryRun, Words.Of(import.Duplicates), ImportStore.MappingOf(import), import.Total, import.Done,
        import.Created, import.Updated, import.Skipped, import.Failed, import.Undone, import.Kept, import.StartedBy, import.CreatedAt, import.StartedAt, import.EndedAt,
        import.IsDryRun ? null : import.EndedAt + ImportLimits.UndoFor, import.Problem is { } json ? ImportStore.RefusalOf(json).Rule : null, earlier?.Id);
}
