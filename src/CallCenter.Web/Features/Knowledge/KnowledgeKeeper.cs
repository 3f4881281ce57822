using CallCenter.Web.Composition.Settings;
using KnowledgeBase.Index;
using Persistence.Knowledge;

namespace CallCenter.Web.Features.Knowledge;

/// <summary>Keeps the search in step with the articles: at the start everything that differs, then every article at once when it was saved here,
/// and what another node or a verb wrote as soon as the store's mark has moved.</summary>
internal sealed class KnowledgeKeeper(IKnowledgeIndex index, ArticleQuery articles, AppSettings settings, TimeProvider clock, ILogger<KnowledgeKeeper> logger) : BackgroundService
{
    /// <summary>How late another node's article may be found. One look is three sums over small tables.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    /// <summary>Reading an article and putting it into the index are one step: else the older of two saves could come last.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    private IndexLock? _lock;
    private ArticleStamp? _seen;

    /// <summary>Lets the search follow an article that was just saved. Its faults are ours: the save stands, and the next look brings the search in step.</summary>
    public async Task FollowAsync(string number)
    {
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            var found = await articles.FindAsync(number, CancellationToken.None);
            await index.PutAsync(number, found is null ? [] : KnowledgeDocument.Of(found.Article, found.Votes), CancellationToken.None);
        }
#pragma warning disable CA1031 // The wall between a finished save and the search: whatever fails here must not turn the save's answer into an error.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _seen = null;
            Log.CannotFollow(logger, e, e.GetType().Name);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Throws the index away and builds it anew; searches go on meanwhile, article by article.</summary>
    public async Task RebuildAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            await index.RebuildAsync(ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Dispose()
    {
        _lock?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        do
            await InStepAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task InStepAsync(CancellationToken ct)
    {
        _lock ??= IndexLock.TryTake(settings.Data.KnowledgeIndex);
        if (_lock is null)
        {
            Log.IndexIsTaken(logger);
            return;
        }

        await _turn.WaitAsync(ct);
        try
        {
            var stamp = await articles.StampAsync(ct);
            if (stamp == _seen && index.Health.State == IndexState.Ready)
                return;
            await index.SynchroniseAsync(ct);
            _seen = stamp;
        }
#pragma warning disable CA1031 // The wall of a background loop: the database may be away, and the next look tries again.
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.CannotFollow(logger, e, e.GetType().Name);
        }
        finally
        {
            _turn.Release();
        }
    }
}
