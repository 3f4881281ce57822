using Microsoft.Extensions.Logging;

namespace Persistence.History;

/// <summary>Takes call facts from the switchboard without making it wait and stores them in batches.</summary>
public sealed class InteractionWriter(InteractionStore store, TimeProvider clock, ILogger<InteractionWriter> logger)
{
    // A call makes about 15 facts: room for 4,000 calls whose facts wait for a slow disk.
    private const int Capacity = 65_536;
    private const int MaxBatch = 500;

    private readonly BatchWriter<InteractionChange> _batches = new("interactions", Capacity, MaxBatch, store.SaveAsync, clock, logger);

    public int Waiting => _batches.Waiting;

    public bool IsFailing => _batches.IsFailing;

    /// <summary>Takes a fact without waiting; false when the buffer is full.</summary>
    public bool TryAdd(InteractionChange change) => _batches.TryAdd(change);

    public ValueTask AddAsync(InteractionChange change, CancellationToken ct) => _batches.AddAsync(change, ct);

    public Task FlushAsync(CancellationToken ct) => _batches.FlushAsync(ct);

    public void Complete() => _batches.Complete();

    /// <summary>The loop; host it in one background service.</summary>
    public Task RunAsync(CancellationToken ct) => _batches.RunAsync(ct);
}
