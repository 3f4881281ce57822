using CallCenter.Web.Features.Spreadsheets;
using Crm.Domain;
using Crm.Domain.Imports;
using Persistence;
using Persistence.Imports;

namespace CallCenter.Web.Features.Imports;

/// <summary>Carries out imports and undos, one after the other, whoever watches or not. After a restart it goes on behind the last committed rows.</summary>
internal sealed class ImportRunner(ImportStore store, ImportFiles files, ImportBell bell, TimeProvider clock, ILogger<ImportRunner> logger) : BackgroundService
{
    // What another node put in the line is seen after this.
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ForgetEvery = TimeSpan.FromHours(1);

    private const int MostBreaks = 3;

    private readonly SemaphoreSlim _work = new(0, 1);
    private long _forgot;
    private (Guid Import, int Times) _broke;

    /// <summary>There is something to do.</summary>
    public void Wake()
    {
        try
        {
            _work.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _work.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await LookAsync(stoppingToken);
                await _work.WaitAsync(Every, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what is left is gone on with at the next start.
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        var at = Guid.Empty;
        try
        {
            while (await store.NextAsync(ct) is { } import)
            {
                at = import.Id;
                // One that breaks the runner again and again must not keep the others from their turn.
                if (_broke == (at, MostBreaks))
                {
                    bell.Ring((await store.EndAsync(at, ImportState.Failed, Refusal.Of(SheetFile.Unreadable, ("reason", "fault")), ct))!);
                    // An undo that failed may be asked for again; it has its own turns.
                    _broke = default;
                }
                else
                {
                    bell.Ring(import.State == ImportState.Undoing ? await UndoAsync(import, ct) : await RunAsync(import, ct));
                }
            }

            if (_forgot == 0 || clock.GetElapsedTime(_forgot) > ForgetEvery)
            {
                files.Forget(await store.ForgetAsync(ct));
                _forgot = clock.GetTimestamp();
            }
        }
#pragma warning disable CA1031 // A store that does not answer must not end the runner; it looks again in a few seconds.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            _broke = _broke.Import == at ? (at, Math.Min(_broke.Times + 1, MostBreaks)) : (at, 1);
            Log.RunFailed(logger, fault, at);
        }
    }

    private async Task<ImportRow> RunAsync(ImportRow import, CancellationToken ct)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        var at = import;
        Refusal? problem = null;
        try
        {
            foreach (var lines in files.Lines(import).Skip(import.Done).Chunk(ImportStore.BatchRows))
            {
                var applied = await store.ApplyAsync(import.Id, at.Done, lines, seen, ct);
                if (applied is SaveResult<ImportRow>.Refused { Refusal: { Rule: Refusal.StaleVersion } collided })
                {
                    problem = collided;
                    break;
                }

                // It no longer runs, or another node is elsewhere in the file: the next look begins where it stands.
                if (applied is not SaveResult<ImportRow>.Saved { Value: { State: ImportState.Running } next } || !(next.IsCancelled || next.Done == at.Done + lines.Length))
                    return (await store.FindAsync(import.Id, ct))!;
                at = next;
                bell.Ring(at);
                if (at.IsCancelled)
                    break;
            }
        }
        catch (SheetException wrong)
        {
            problem = wrong.Refusal;
        }
        catch (IOException)
        {
            problem = Refusal.Of(SheetFile.Unreadable, ("reason", "gone"));
        }

        var state = problem is not null ? ImportState.Failed : at.IsCancelled ? ImportState.Cancelled : ImportState.Done;
        var ended = (await store.EndAsync(import.Id, state, problem, ct))!;
        Log.Ended(logger, ended.Id, ended.State, ended.Done, ended.Created, ended.Updated, ended.Failed);
        return ended;
    }

    private async Task<ImportRow> UndoAsync(ImportRow import, CancellationToken ct)
    {
        while (await store.UndoNextAsync(import.Id, ct))
            bell.Ring((await store.FindAsync(import.Id, ct))!);
        var ended = (await store.EndAsync(import.Id, ImportState.Undone, null, ct))!;
        Log.Undone(logger, ended.Id, ended.Undone, ended.Kept);
        return ended;
    }
}
