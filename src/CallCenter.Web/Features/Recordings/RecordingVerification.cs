using System.Threading.Channels;
using Persistence;
using Persistence.Administration;

namespace CallCenter.Web.Features.Recordings;

/// <summary>Runs one check of all recordings at a time, for every page together; a reader who leaves does not end it.</summary>
internal sealed class RecordingVerification(RecordingVerifier verifier, StoreWriter writer, TimeProvider clock, ILogger<RecordingVerification> logger) : BackgroundService
{
    /// <summary>A step is told at most this often; a page draws no faster.</summary>
    private static readonly TimeSpan TellEach = TimeSpan.FromMilliseconds(200);

    private readonly Channel<string> _asked = Channel.CreateBounded<string>(1);
    private readonly Lock _gate = new();
    private IntegrityRun? _run;
    private long _toldAt;

    /// <summary>The run went on or ended. Raised on pool threads.</summary>
    public event Action? Changed;

    /// <summary>The newest run, or null since the start.</summary>
    public IntegrityRun? Run => Volatile.Read(ref _run);

    /// <summary>Asks for a run; false when one is going on.</summary>
    public bool TryStart(string by)
    {
        lock (_gate)
        {
            if (Run is { FinishedAt: null })
                return false;
            Volatile.Write(ref _run, new IntegrityRun { By = by, StartedAt = clock.GetUtcNow() });
        }

        Changed?.Invoke();
        return _asked.Writer.TryWrite(by);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var by in _asked.Reader.ReadAllAsync(stoppingToken))
                await RunAsync(by, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task RunAsync(string by, CancellationToken ct)
    {
        var run = Run!;
        try
        {
            run = await verifier.RunAsync(run, Tell, ct) with { FinishedAt = clock.GetUtcNow() };
            await writer.WriteAsync(
                db =>
                {
                    Audit.Note(db, new Actor(by), "recording.verify-all", "recordings", clock.GetUtcNow(), after: $"{run.Done} checked, {run.Found} found");
                    return Task.CompletedTask;
                },
                ct);
        }
#pragma warning disable CA1031 // The wall of the background run: a disk or store that fails ends this run, not the next.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.VerificationFailed(logger, failure);
            run = Run! with { IsFailed = true, FinishedAt = clock.GetUtcNow() };
        }

        Volatile.Write(ref _run, run);
        Changed?.Invoke();
    }

    private void Tell(IntegrityRun run)
    {
        Volatile.Write(ref _run, run);
        if (clock.GetElapsedTime(_toldAt) < TellEach)
            return;
        _toldAt = clock.GetTimestamp();
        Changed?.Invoke();
    }
}
