using System.Globalization;
using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Persistence.Demo;
using Shouldly;
using Xunit;

namespace Persistence.Tests.Scale;

/// <summary>A connection is told once how it has to work; it must still work so when it comes back from the pool.</summary>
public sealed class SqliteSettingsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryOpening_OfAPooledConnection_HasTheSettings()
    {
        await using var store = await TestStore.OnSqliteAsync();
        for (var opening = 0; opening < 3; opening++) await ShouldBeSetAsync(store);
    }

    [Fact]
    public async Task AfterABulkLoad_TheConnectionChecksReferencesAgain()
    {
        await using var store = await TestStore.OnSqliteAsync();
        await store.Get<BulkSeeder>().SeedAsync(SeedSize.Of(1_000) with { Tickets = 0 }, store.Clock.GetUtcNow(), null, Ct);
        await ShouldBeSetAsync(store);
        await using var db = store.Open();
        db.CustomerAddresses.Add(new CustomerAddress { Id = new AddressId(Guid.CreateVersion7()), CustomerId = new CustomerId(Guid.CreateVersion7()), RegionCode = "370202", Region = "青岛市", Detail = "1号" });
        await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync(Ct));
    }

    private static async Task ShouldBeSetAsync(TestStore store)
    {
        // Two at a time, so that not always the same one is asked.
        await using var first = store.Open();
        await using var second = store.Open();
        foreach (var db in new[] { first, second })
        {
            await db.Database.OpenConnectionAsync(Ct);
            foreach (var (setting, value) in new[] { ("journal_mode", "wal"), ("synchronous", "1"), ("foreign_keys", "1"), ("busy_timeout", "5000"), ("wal_autocheckpoint", "8000"), ("cache_size", "-65536") })
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = "PRAGMA " + setting;
                Convert.ToString(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture).ShouldBe(value, setting);
            }
        }
    }
}
