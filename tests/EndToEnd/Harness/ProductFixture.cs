using Xunit;

[assembly: AssemblyFixture(typeof(EndToEnd.Harness.ProductFixture))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace EndToEnd.Harness;

/// <summary>One running product and one Chromium for all end-to-end tests; tests use different agents and callers.</summary>
public sealed class ProductFixture : IAsyncLifetime
{
    private readonly Lazy<Task<Chromium>> _chromium = new(() => Chromium.LaunchAsync());
    private readonly Lazy<Task<Product>> _product;

    public ProductFixture() => _product = new(StartAsync);

    public Task<Product> ProductAsync() => _product.Value;

    public Task<Chromium> ChromiumAsync()
    {
        Assert.SkipUnless(Chromium.IsInstalled, "Chromium is not installed (Debian package chromium); the browser tests did not run.");
        return _chromium.Value;
    }

    private async Task<Product> StartAsync()
    {
        var product = await Product.StartAsync();
        if (Chromium.IsInstalled)
            await Unhurried.MakeAsync(await _chromium.Value, product);
        return product;
    }

    public static void NeedSipp() => Assert.SkipUnless(Sipp.IsInstalled, "SIPp is not installed (Debian package sip-tester); the call tests did not run.");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_chromium.IsValueCreated)
            await (await _chromium.Value).DisposeAsync();
        if (_product.IsValueCreated)
            await (await _product.Value).DisposeAsync();
    }
}
