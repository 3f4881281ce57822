using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Persistence.Customers;
using Persistence.Demo;
using Persistence.Queries;
using Shouldly;
using Xunit;

namespace Persistence.Tests.Scale;

/// <summary>A store of an earlier version becomes one of this version with everything that it held.</summary>
public abstract class MigrationContract
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task Migrations_FromEmpty_GiveTheModel()
    {
        await using var store = await NewStoreAsync();
        await using var db = store.Open();
        db.Database.HasPendingModelChanges().ShouldBeFalse();
        (await db.Database.GetPendingMigrationsAsync(Ct)).ShouldBeEmpty();
        // Every table and column of the model is there: each is read once.
        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null && e.FindPrimaryKey() is not null))
        {
            var columns = string.Join(',', entity.GetProperties().Select(p => $"\"{p.GetColumnName()}\""));
#pragma warning disable EF1002 // Names of the model, nobody's input.
            await db.Database.ExecuteSqlRawAsync($"SELECT {columns} FROM \"{entity.GetTableName()}\" WHERE 1 = 0", Ct);
#pragma warning restore EF1002
        }
    }

    [Fact]
    public async Task Migration_FromThePreviousVersion_KeepsEveryRow_AndItsSearch()
    {
        await using var store = await NewStoreAsync();
        await store.Get<BulkSeeder>().SeedAsync(SeedSize.Of(300), store.Clock.GetUtcNow(), null, Ct);
        string name, before;
        await using (var db = store.Open())
        {
            // Down to the version before, as its house would have it; what only this version knows is lost on the way.
            var versions = db.Database.GetMigrations().ToList();
            await db.GetService<IMigrator>().MigrateAsync(versions[^2], Ct);
            (await db.Database.GetPendingMigrationsAsync(Ct)).ShouldBe([versions[^1]]);
            name = await db.Customers.Where(c => c.Kind == CustomerKind.Person && c.Name.Length == 3).OrderBy(c => c.Number).Select(c => c.Name).FirstAsync(Ct);
            before = await CountsAsync(db);
        }

        await store.Get<StoreMigrator>().MigrateAsync(Ct);
        await store.Get<SearchColumns>().FillAsync(Ct);
        await using var after = store.Open();
        (await CountsAsync(after)).ShouldBe(before);
        (await after.Database.GetPendingMigrationsAsync(Ct)).ShouldBeEmpty();
        (await store.Get<SearchQuery>().FindAsync(name[1..], 50, Ct)).ShouldContain(h => h.Title == name);
    }

    private static async Task<string> CountsAsync(AppDb db) =>
        $"{await db.Customers.CountAsync(Ct)} {await db.CustomerPhones.CountAsync(Ct)} {await db.CustomerAddresses.CountAsync(Ct)} {await db.Tickets.CountAsync(Ct)} {await db.TicketTimeline.CountAsync(Ct)}";
}
