using Microsoft.EntityFrameworkCore;
using Persistence.Demo;
using Shouldly;
using Xunit;

namespace Persistence.Tests.Scale;

public sealed class SeedsOnSqliteTests : SeedContract
{
    [Fact]
    public async Task Seed_OfTheSameNumbers_GivesTheSameRows_AndAnotherSeedOthers()
    {
        async Task<string> PrintAsync(int seed)
        {
            await using var store = await NewStoreAsync();
            await store.Get<BulkSeeder>().SeedAsync(Size with { Seed = seed }, store.Clock.GetUtcNow(), null, Ct);
            await using var db = store.Open();
            var customers = await db.Customers.OrderBy(c => c.Number).Select(c => c.Id.ToString() + c.Name + c.Tier).ToListAsync(Ct);
            var tickets = await db.Tickets.OrderBy(t => t.Number).Select(t => t.Id.ToString() + t.Number + t.Status + t.UnitId).ToListAsync(Ct);
            return string.Join('|', customers) + string.Join('|', tickets);
        }

        var first = await PrintAsync(7);
        (await PrintAsync(7) == first).ShouldBeTrue();
        (await PrintAsync(8) == first).ShouldBeFalse();
    }

    [Fact]
    public void Serials_OfMoreThanAMillionUnits_DoNotRepeat()
    {
        var model = DemoFoundation.Catalogue().Models[0];
        var day = new DateOnly(2026, 1, 1);
        string Of(int ordinal) => DemoSerials.Make(model, day, ordinal, new Random(1));
        new[] { 1_000_009, 2_000_009, 3_000_009, 4_000_009, 5_000_009 }.Select(Of).Distinct().Count().ShouldBe(5);
    }

    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
