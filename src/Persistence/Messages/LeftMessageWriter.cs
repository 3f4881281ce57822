using Microsoft.Extensions.Logging;

namespace Persistence.Messages;

/// <summary>Takes what the exchange tells without making it wait and stores it in batches.</summary>
public sealed class LeftMessageWriter(LeftMessageStore store, TimeProvider clock, ILogger<LeftMessageWriter> logger)
{
    // The floor keeps at most 1,000 call-backs; with the messages of an hour there is room for a store that stands still.
    private const int Capacity = 4_096;
    private const int MaxBatch = 200;

    private readonly BatchWriter<LeftMessageChange> _batches = new("left messages", Capacity, MaxBatch, store.SaveAsync, clock, logger);

    /// <summary>Takes a change without waiting; false when the buffer is full.</summary>
    public bool TryAdd(LeftMessageChange change) => _batches.TryAdd(change);

    /// <summary>Returns when everything added before is committed.</summary>
    public Task FlushAsync(CancellationToken ct) => _batches.FlushAsync(ct);

    /// <summary>No more changes are taken.</summary>
    public void Complete() => _batches.Complete();

    /// <summary>The loop; host it in one background service.</summary>
    public Task RunAsync(CancellationToken ct) => _batches.RunAsync(ct);
}
