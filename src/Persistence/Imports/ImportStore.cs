using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Crm.Domain;
using Crm.Domain.Imports;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;
using Persistence.Outbox;

namespace Persistence.Imports;

/// <summary>Keeps imports: what was asked, how far it is, what was wrong, what can be taken back. Rows and progress are one transaction: after a restart it goes on where it was.</summary>
public sealed class ImportStore
{
    /// <summary>Rows of one transaction: short enough that nobody who saves waits for it.</summary>
    public const int BatchRows = 100;

    /// <summary>Changes that one transaction takes back: each looks whether somebody used it.</summary>
    public const int UndoRows = 100;

    /// <summary>Another import of this person waits or runs.</summary>
    public const string IsBusy = "ImportIsBusy";

    /// <summary>The step does not fit its state; parameter <c>importState</c>.</summary>
    public const string WrongState = "ImportStateWrong";

    /// <summary>The day for taking it back is over.</summary>
    public const string TooLate = "ImportUndoTooLate";

    // Imports of one person that wait or run: more would keep the others from theirs.
    private const int MostWaiting = 3;

    private readonly IDbContextFactory<AppDb> _contexts;
    private readonly StoreWriter _writer;
    private readonly TimeProvider _clock;
    private readonly Dictionary<ImportKind, IImportTarget> _targets;

    internal ImportStore(IDbContextFactory<AppDb> contexts, StoreWriter writer, TimeProvider clock, IEnumerable<IImportTarget> targets)
    {
        (_contexts, _writer, _clock) = (contexts, writer, clock);
        _targets = targets.ToDictionary(t => t.Kind);
    }

    /// <summary>The newest imports; of one person, or of all.</summary>
    public async Task<IReadOnlyList<ImportRow>> ListAsync(string? user, int limit, CancellationToken ct)
    {
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await db.Set<ImportRow>().AsNoTracking().Where(i => user == null || i.StartedBy == user).OrderByDescending(i => i.CreatedAt).Take(limit).ToListAsync(ct);
    }

    /// <summary>One, or null.</summary>
    public async Task<ImportRow?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await db.Set<ImportRow>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct);
    }

    /// <summary>An earlier import of the same bytes that was carried out and stands, or null: to warn of.</summary>
    public async Task<ImportRow?> EarlierAsync(ImportRow import, CancellationToken ct)
    {
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await db.Set<ImportRow>().AsNoTracking()
            .Where(i => i.FileHash == import.FileHash && i.Kind == import.Kind && i.Id != import.Id && !i.IsDryRun && (i.State == ImportState.Done || i.State == ImportState.Cancelled || i.State == ImportState.Running || i.State == ImportState.Queued))
            .OrderByDescending(i => i.CreatedAt).FirstOrDefaultAsync(ct);
    }

    /// <summary>What was wrong, in the order of the file.</summary>
    public async Task<IReadOnlyList<ImportFaultRow>> FaultsAsync(Guid id, int limit, long after, CancellationToken ct)
    {
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await db.Set<ImportFaultRow>().AsNoTracking().Where(f => f.ImportId == id && f.Seq > after).OrderBy(f => f.Seq).Take(limit).ToListAsync(ct);
    }

    /// <summary>What the undo left, because a person changed or used it since.</summary>
    public async Task<IReadOnlyList<ImportChangeRow>> KeptAsync(Guid id, int limit, CancellationToken ct)
    {
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await db.Set<ImportChangeRow>().AsNoTracking().Where(c => c.ImportId == id && c.State == ImportChangeState.Kept).OrderBy(c => c.Seq).Take(limit).ToListAsync(ct);
    }

    /// <summary>The refusal of a fault or a problem.</summary>
    public static Refusal RefusalOf(string json) => System.Text.Json.JsonSerializer.Deserialize<Refusal>(json, StoreJson.Options)!;

    /// <summary>Keeps an uploaded file's facts. Its mapping is the one that was last used for such headings, else a guess.</summary>
    public async Task<SaveResult<ImportRow>> AddAsync(ImportUpload upload, Actor actor, CancellationToken ct)
    {
        var headingHash = Hash(string.Join('\u001f', upload.Headings));
        return await _writer.WriteAsync<ImportRow>(
            async db =>
            {
                var now = _clock.GetUtcNow();
                var last = await db.Set<ImportRow>().AsNoTracking().Where(i => i.HeadingHash == headingHash && i.Kind == upload.Kind && i.State != ImportState.Uploaded).OrderByDescending(i => i.CreatedAt).Select(i => i.Mapping).FirstOrDefaultAsync(ct);
                var row = new ImportRow
                {
                    Id = upload.Id, Kind = upload.Kind, FileName = upload.FileName, FileHash = upload.Hash, FileBytes = upload.Bytes, IsWorkbook = upload.IsWorkbook, HeadingHash = headingHash,
                    Columns = upload.Headings.Length, Mapping = last ?? Text(ColumnMapping.Guess(upload.Kind, upload.Headings)), Total = upload.Rows, StartedBy = actor.Id, Workstation = actor.Workstation,
                    CreatedAt = now, Version = 1,
                };
                db.Add(row);
                Audit.Note(db, actor, "import.uploaded", SubjectOf(row), now, after: $"{row.Kind} {row.Total} {row.FileHash}");
                return row;
            },
            ct);
    }

    /// <summary>Puts an import in the line. A dry run may be followed by the run itself.</summary>
    public async Task<SaveResult<ImportRow>> StartAsync(Guid id, IReadOnlyList<string?> mapping, DuplicateChoice duplicates, bool isDryRun, Actor actor, CancellationToken ct) => await _writer.WriteAsync<ImportRow>(
        async db =>
        {
            if (await db.Set<ImportRow>().SingleOrDefaultAsync(i => i.Id == id, ct) is not { } row) return Refusal.Of(Refusal.NotFound, ("import", id.ToString()));
            if (!(row.State == ImportState.Uploaded || (row.IsDryRun && row.State is ImportState.Done or ImportState.Cancelled))) return Refusal.Of(WrongState, ("importState", row.State.ToString()));
            if (ColumnMapping.Check(row.Kind, mapping, row.Columns) is { } wrong) return wrong;
            if (await db.Set<ImportRow>().CountAsync(i => i.StartedBy == actor.Id && (i.State == ImportState.Queued || i.State == ImportState.Running), ct) >= MostWaiting) return Refusal.Of(IsBusy);
            (row.Mapping, row.Duplicates, row.IsDryRun, row.State, row.IsCancelled) = (Text(mapping), duplicates, isDryRun, ImportState.Queued, false);
            (row.Done, row.Created, row.Updated, row.Skipped, row.Failed, row.StartedAt, row.EndedAt, row.Problem) = (0, 0, 0, 0, 0, null, null, null);
            row.Version++;
            await db.Set<ImportFaultRow>().Where(f => f.ImportId == id).ExecuteDeleteAsync(ct);
            await db.Set<ImportChangeRow>().Where(c => c.ImportId == id).ExecuteDeleteAsync(ct);
            Audit.Note(db, actor, isDryRun ? "import.tried" : "import.started", SubjectOf(row), _clock.GetUtcNow(), after: $"{duplicates} {row.Mapping}");
            return row;
        },
        ct);

    /// <summary>Asks an import to stop after the rows in hand. What was written stays and can be undone.</summary>
    public async Task<SaveResult<ImportRow>> CancelAsync(Guid id, Actor actor, CancellationToken ct) => await _writer.WriteAsync<ImportRow>(
        async db =>
        {
            if (await db.Set<ImportRow>().SingleOrDefaultAsync(i => i.Id == id, ct) is not { } row) return Refusal.Of(Refusal.NotFound, ("import", id.ToString()));
            if (row.State is not (ImportState.Uploaded or ImportState.Queued or ImportState.Running)) return Refusal.Of(WrongState, ("importState", row.State.ToString()));
            row.IsCancelled = true;
            if (row.State != ImportState.Running) (row.State, row.EndedAt) = (ImportState.Cancelled, _clock.GetUtcNow());
            row.Version++;
            Audit.Note(db, actor, "import.cancelled", SubjectOf(row), _clock.GetUtcNow());
            return row;
        },
        ct);

    /// <summary>Puts the undo of a whole import in the line.</summary>
    public async Task<SaveResult<ImportRow>> UndoAsync(Guid id, Actor actor, CancellationToken ct) => await _writer.WriteAsync<ImportRow>(
        async db =>
        {
            if (await db.Set<ImportRow>().SingleOrDefaultAsync(i => i.Id == id, ct) is not { } row) return Refusal.Of(Refusal.NotFound, ("import", id.ToString()));
            if (row.IsDryRun || row.State is not (ImportState.Done or ImportState.Cancelled or ImportState.Failed)) return Refusal.Of(WrongState, ("importState", row.State.ToString()));
            if (row.EndedAt + ImportLimits.UndoFor < _clock.GetUtcNow()) return Refusal.Of(TooLate);
            row.State = ImportState.Undoing;
            row.Version++;
            Audit.Note(db, actor, "import.undone", SubjectOf(row), _clock.GetUtcNow());
            return row;
        },
        ct);

    /// <summary>The next that has work: what was begun first, then what waits longest.</summary>
    public async Task<ImportRow?> NextAsync(CancellationToken ct)
    {
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var open = await db.Set<ImportRow>().AsNoTracking().Where(i => i.State == ImportState.Queued || i.State == ImportState.Running || i.State == ImportState.Undoing).OrderBy(i => i.CreatedAt).Take(20).ToListAsync(ct);
        return open.OrderBy(i => i.State == ImportState.Queued).ThenBy(i => i.CreatedAt).FirstOrDefault();
    }

    /// <summary>Judges and writes rows, with the progress. Rows that are read already, from before a restart, are not given again.</summary>
    /// <param name="id">The import.</param>
    /// <param name="done">Rows of the file before these: when the import is elsewhere by now, nothing is written.</param>
    /// <param name="lines">At most <see cref="BatchRows"/> rows, in the order of the file.</param>
    /// <param name="seen">What earlier rows of the file stood for; what these stand for is added.</param>
    /// <param name="ct">Stops before the commit.</param>
    /// <returns>The import as it stands; refused when it no longer runs, or as <see cref="Refusal.StaleVersion"/> when others changed its rows again and again: then nothing was written.</returns>
    public async Task<SaveResult<ImportRow>> ApplyAsync(Guid id, int done, IReadOnlyList<ImportLine> lines, HashSet<string> seen, CancellationToken ct)
    {
        var kind = (await FindAsync(id, ct))!.Kind;
        await _targets[kind].PrepareAsync(ct);
        ImportBatch? batch = null;
        var result = await _writer.WriteAgainAsync<ImportRow>(
            async db =>
            {
                batch = null;
                var now = _clock.GetUtcNow();
                var row = await db.Set<ImportRow>().SingleAsync(i => i.Id == id, ct);
                // Another node has written these rows already.
                if (row.Done != done) return row;
                if (row.State == ImportState.Queued) (row.State, row.StartedAt) = (ImportState.Running, now);
                if (row.State != ImportState.Running) return Refusal.Of(WrongState, ("importState", row.State.ToString()));
                batch = new ImportBatch(row);
                if (!row.IsCancelled)
                {
                    await _targets[kind].ApplyAsync(db, batch, lines, seen, now, ct);
                    var room = ImportLimits.MostFaults - await db.Set<ImportFaultRow>().CountAsync(f => f.ImportId == id, ct);
                    db.AddRange(batch.Faults.Take(Math.Max(0, room)));
                    if (!row.IsDryRun) db.AddRange(batch.Changes);
                    (row.Done, row.Created, row.Updated, row.Skipped, row.Failed) = (row.Done + lines.Count, row.Created + batch.Created, row.Updated + batch.Updated, row.Skipped + batch.Skipped, row.Failed + batch.Failed);
                }

                row.Version++;
                return row;
            },
            ct);
        if (result is SaveResult<ImportRow>.Saved && batch is not null) seen.UnionWith(batch.Seen);
        return result;
    }

    /// <summary>Ends an import: every row was read, a person stopped it, or the file broke.</summary>
    public async Task<ImportRow?> EndAsync(Guid id, ImportState state, Refusal? problem, CancellationToken ct)
    {
        var result = await _writer.WriteAgainAsync<ImportRow>(
            async db =>
            {
                var now = _clock.GetUtcNow();
                var row = await db.Set<ImportRow>().SingleAsync(i => i.Id == id, ct);
                (row.State, row.EndedAt, row.Problem) = (state, now, problem is null ? row.Problem : StoreJson.Write(problem));
                row.StartedAt ??= now;
                row.Version++;
                Audit.Note(db, new Actor(row.StartedBy, row.Workstation), "import.ended", SubjectOf(row), now, after: $"{state} +{row.Created} ~{row.Updated} ={row.Skipped} !{row.Failed} -{row.Undone} k{row.Kept}");
                // One fact for all: a hundred thousand would drown those who listen.
                if (!row.IsDryRun) db.Outbox.Add(new OutboxRow { Type = "import." + (state == ImportState.Undone ? "undone" : "ended"), CreatedAt = now, Payload = StoreJson.Write(new { row.Id, row.Kind, State = state, row.Created, row.Updated }) });
                return row;
            },
            ct);
        return result is SaveResult<ImportRow>.Saved saved ? saved.Value : null;
    }

    /// <summary>Takes the next changes back, the last first. One that cannot be taken back is kept, and the audit says why; it does not hold up the others.</summary>
    /// <returns>False when nothing is left to take back.</returns>
    public async Task<bool> UndoNextAsync(Guid id, CancellationToken ct)
    {
        try
        {
            if (await UndoSomeAsync(id, UndoRows, ct) is SaveResult<bool>.Saved all) return all.Value;
        }
#pragma warning disable CA1031 // Whatever one change does, the others are tried without it.
        catch (Exception fault) when (!IsPassing(fault))
#pragma warning restore CA1031
        {
            // Which one it was shows below, where each stands alone.
        }

        for (var turn = 0; turn < UndoRows; turn++)
        {
            if (!await UndoOneAsync(id, ct)) return false;
        }

        return true;
    }

    private async Task<bool> UndoOneAsync(Guid id, CancellationToken ct)
    {
        string reason;
        try
        {
            var result = await UndoSomeAsync(id, 1, ct);
            if (result is SaveResult<bool>.Saved one) return one.Value;
            reason = ((SaveResult<bool>.Refused)result).Refusal.Rule;
        }
#pragma warning disable CA1031 // The wall around a change: what it throws is told in the audit.
        catch (Exception fault) when (!IsPassing(fault))
#pragma warning restore CA1031
        {
            reason = fault.GetType().Name;
        }

        return await _writer.WriteAgainAsync<bool>(
            async db =>
            {
                var row = await db.Set<ImportRow>().SingleAsync(i => i.Id == id, ct);
                if (await Standing(db, id).FirstOrDefaultAsync(ct) is not { } change) return false;
                change.State = ImportChangeState.Kept;
                row.Kept++;
                row.Version++;
                Audit.Note(db, new Actor(row.StartedBy, row.Workstation), "import.changeKept", SubjectOf(row), _clock.GetUtcNow(), after: $"{change.Line} {reason}");
                return true;
            },
            ct) is not SaveResult<bool>.Saved { Value: false };
    }

    // The store itself is away: that is no fault of a change.
    private static bool IsPassing(Exception fault) => fault is OperationCanceledException || (fault as DbException ?? fault.InnerException as DbException) is { IsTransient: true };

    private static IQueryable<ImportChangeRow> Standing(AppDb db, Guid id) => db.Set<ImportChangeRow>().Where(c => c.ImportId == id && c.State == ImportChangeState.Stands).OrderByDescending(c => c.Seq);

    private Task<SaveResult<bool>> UndoSomeAsync(Guid id, int most, CancellationToken ct) =>
        _writer.WriteAgainAsync<bool>(
            async db =>
            {
                var now = _clock.GetUtcNow();
                var row = await db.Set<ImportRow>().SingleAsync(i => i.Id == id, ct);
                var changes = await Standing(db, id).Take(most).ToListAsync(ct);
                foreach (var change in changes)
                {
                    change.State = await _targets[row.Kind].UndoAsync(db, row, change, now, ct) ? ImportChangeState.Undone : ImportChangeState.Kept;
                    if (change.State == ImportChangeState.Undone) row.Undone++;
                    else row.Kept++;
                }

                row.Version++;
                return changes.Count == most;
            },
            ct);

    /// <summary>What only the undo needed is forgotten when its day is over, and so are the refused rows' values; how many there were stays.</summary>
    /// <returns>The imports whose files may go.</returns>
    public async Task<IReadOnlyList<Guid>> ForgetAsync(CancellationToken ct)
    {
        var over = _clock.GetUtcNow() - ImportLimits.UndoFor;
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var old = await db.Set<ImportRow>().Where(i => (i.EndedAt != null && i.EndedAt < over) || (i.State == ImportState.Uploaded && i.CreatedAt < over)).OrderByDescending(i => i.CreatedAt).Select(i => i.Id).Take(100).ToListAsync(ct);
        await _writer.WriteAsync(
            async inner =>
            {
                await inner.Set<ImportChangeRow>().Where(c => old.Contains(c.ImportId) && c.Before != null).ExecuteUpdateAsync(s => s.SetProperty(c => c.Before, (string?)null), ct);
                // What stood in refused cells are people's names and numbers.
                await inner.Set<ImportFaultRow>().Where(f => old.Contains(f.ImportId)).ExecuteDeleteAsync(ct);
            },
            ct);
        return old;
    }

    /// <summary>The mapping of an import: a field's name or null for each column.</summary>
    public static ImmutableArray<string?> MappingOf(ImportRow import) => [.. import.Mapping.Split(',').Select(f => f.Length == 0 ? null : f)];

    private static string Text(IEnumerable<string?> mapping) => string.Join(',', mapping);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string SubjectOf(ImportRow row) => "import:" + row.Id.ToString("D");
}
