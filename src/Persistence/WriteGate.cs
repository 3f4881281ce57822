namespace Persistence;

/// <summary>Lets writers of a one-writer store wait in line without blocking a thread; other stores pass freely.</summary>
public sealed class WriteGate(StoreProvider provider) : IDisposable
{
    private readonly SemaphoreSlim? _turn = provider.HasOneWriter ? new SemaphoreSlim(1, 1) : null;

    /// <summary>Waits for the turn; disposing the result passes it on.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        if (_turn is null) return Turn.Free;
        await _turn.WaitAsync(ct);
        return new Turn(_turn);
    }

    public void Dispose() => _turn?.Dispose();

    private sealed class Turn(SemaphoreSlim? turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public static Turn Free { get; } = new(null);

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
