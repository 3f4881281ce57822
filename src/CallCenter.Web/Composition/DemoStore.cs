using Persistence.Demo;

namespace CallCenter.Web.Composition;

/// <summary>Loads the demo company once and says how it goes.</summary>
internal sealed class DemoStore(DemoLoader loader, TimeProvider clock)
{
    public async Task LoadOnceAsync(TextWriter to, CancellationToken ct)
    {
        if (await loader.IsLoadedAsync(ct))
            return;
        await to.WriteLineAsync("  Loading the demo company (5,000 customers, 8,000 units, 12,000 tickets)…");
        await loader.LoadAsync(clock.GetUtcNow(), null, ct);
    }
}
