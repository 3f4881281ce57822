namespace CallCenter.Web.Ui.People;

/// <summary>What colleagues call the accounts that history names: locked ones too. The whole list is kept and read anew when an account is asked for that it lacks, or that may have been renamed.</summary>
/// <param name="read">Account names with the names people use; one row an account, a few thousand at most.</param>
/// <param name="clock">Measures how old the list is.</param>
internal sealed class PeopleNames(Func<CancellationToken, Task<IReadOnlyDictionary<string, string>>> read, TimeProvider clock) : IDisposable
{
    /// <summary>How long a new or renamed colleague may stay unknown to the pages.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private Page _page = new(new Dictionary<string, string>(StringComparer.Ordinal), null);

    /// <summary>The name, as far as it was read already; null where nobody of that name is known yet.</summary>
    public string? Known(string account) => Volatile.Read(ref _page).Names.GetValueOrDefault(account);

    /// <summary>The name; the account itself where nobody has it.</summary>
    public async ValueTask<string> OfAsync(string account, CancellationToken ct)
    {
        if (!IsFresh(Volatile.Read(ref _page)))
            await ReadAsync(ct);
        return Known(account) ?? account;
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private bool IsFresh(Page page) => page.ReadAt is { } at && clock.GetElapsedTime(at) < Fresh;

    private async Task ReadAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (!IsFresh(_page))
                Volatile.Write(ref _page, new Page(await read(ct), clock.GetTimestamp()));
        }
        finally
        {
            _turn.Release();
        }
    }

    private sealed record Page(IReadOnlyDictionary<string, string> Names, long? ReadAt);
}
