using Crm.Domain.Imports;
using Microsoft.EntityFrameworkCore;
using Persistence.Imports;

namespace Persistence.Tests.Imports;

/// <summary>The product's own target in bad company: others change the import's row in the middle of a step, and some changes throw when they are taken back.</summary>
internal sealed class TroubledTarget(IImportTarget inner) : IImportTarget
{
    /// <summary>How many steps from now on collide.</summary>
    public int Collisions { get; set; }

    /// <summary>Rows of the file whose undo throws.</summary>
    public HashSet<int> Bad { get; } = [];

    public ImportKind Kind => inner.Kind;

    public Task PrepareAsync(CancellationToken ct) => inner.PrepareAsync(ct);

    public async Task ApplyAsync(AppDb db, ImportBatch batch, IReadOnlyList<ImportLine> lines, HashSet<string> seen, DateTimeOffset now, CancellationToken ct)
    {
        await inner.ApplyAsync(db, batch, lines, seen, now, ct);
        await CollideAsync(db, batch.Import, ct);
    }

    public async Task<bool> UndoAsync(AppDb db, ImportRow import, ImportChangeRow change, DateTimeOffset now, CancellationToken ct)
    {
        if (Bad.Contains(change.Line)) throw new InvalidOperationException("cannot be taken back");
        await CollideAsync(db, import, ct);
        return await inner.UndoAsync(db, import, change, now, ct);
    }

    private async Task CollideAsync(AppDb db, ImportRow import, CancellationToken ct)
    {
        if (Collisions == 0) return;
        Collisions--;
        await db.Set<ImportRow>().Where(i => i.Id == import.Id).ExecuteUpdateAsync(s => s.SetProperty(i => i.Version, i => i.Version + 1), ct);
    }
}
