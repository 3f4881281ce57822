using Persistence;
using Persistence.Administration;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>The audit log.</summary>
internal sealed class DeedLog(StoreWriter writer, TimeProvider clock) : IDeedLog
{
    /// <inheritdoc/>
    public Task NoteAsync(string by, string deed, string subject, string? before, string? after, CancellationToken ct) => writer.WriteAsync(
        db =>
        {
            Audit.Note(db, new Actor(by), deed, subject, clock.GetUtcNow(), before, after);
            return Task.CompletedTask;
        },
        ct);
}
