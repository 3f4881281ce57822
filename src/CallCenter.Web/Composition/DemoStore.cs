using Persistence.Demo;

namespace CallCenter.Web.Composition;

/// <summary>Loads the demo company once and says how it goes.</summary>
internal sealed class DemoStore(DemoData data, TimeProvider clock)
{
    public async Task LoadOnceAsync(TextWriter to, CancellationToken ct)
    {
        var told = false;
        var progress = new ImmediateProgress<DemoProgress>(_ =>
        {
            if (told)
                return;
            told = true;
            to.WriteLine($"  Loading the demo company once: {DemoData.Customers:N0} customers, {DemoData.Units:N0} units, {DemoData.Tickets:N0} tickets…");
        });
        await data.LoadAsync(clock.GetUtcNow(), progress, ct);
    }
}
