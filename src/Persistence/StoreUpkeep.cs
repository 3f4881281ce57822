using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace Persistence;

/// <summary>Does what a store wants done after some commits, beside those who save and never in their turn.</summary>
public sealed partial class StoreUpkeep(StoreProvider provider, ILogger<StoreUpkeep> logger) : IAsyncDisposable, IDisposable
{
    // About a thousand pages of the log: what SQLite itself would wait for.
    private const int Commits = 48;

    private readonly CancellationTokenSource _stop = new();
    private int _since;
    private int _isRunning;
    private Task _run = Task.CompletedTask;

    /// <summary>Somebody committed. Returns at once.</summary>
    public void Committed()
    {
        if (provider.Upkeep is not { } upkeep || Interlocked.Increment(ref _since) < Commits || Interlocked.Exchange(ref _isRunning, 1) != 0) return;
        Volatile.Write(ref _since, 0);
        _run = Task.Run(() => RunAsync(upkeep));
    }

    /// <summary>Stops without waiting; whoever can wait calls <see cref="DisposeAsync"/>.</summary>
    public void Dispose()
    {
        Interlocked.Exchange(ref _isRunning, 1);
        _stop.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        // Nobody begins another one any more.
        Interlocked.Exchange(ref _isRunning, 1);
        await _run;
        _stop.Dispose();
    }

    private async Task RunAsync(Func<CancellationToken, Task> upkeep)
    {
        try
        {
            await upkeep(_stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The process ends.
        }
        catch (DbException fault)
        {
            // The store does it itself when its log has grown: late, never not at all.
            LogFailed(logger, fault);
        }
        finally
        {
            Volatile.Write(ref _isRunning, _stop.IsCancellationRequested ? 1 : 0);
        }
    }

    [LoggerMessage(3004, LogLevel.Warning, "The store's upkeep failed; the store does it itself later")]
    private static partial void LogFailed(ILogger logger, Exception fault);
}
