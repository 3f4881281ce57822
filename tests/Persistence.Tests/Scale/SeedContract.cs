using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Demo;
using Persistence.Queries;
using Shouldly;
using Xunit;

namespace Persistence.Tests.Scale;

/// <summary>Bulk data has the size that was asked for, the same each time, and looks like a house that has worked for years.</summary>
public abstract class SeedContract
{
    private protected static readonly SeedSize Size = new() { Customers = 1_000, Units = 1_300, Tickets = 4_000, Calls = 300, Agents = 22, Seed = 7 };

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task Seed_HasTheSizeAskedFor_AndWhatAHouseHas()
    {
        await using var store = await NewStoreAsync();
        var now = store.Clock.GetUtcNow();
        await store.Get<BulkSeeder>().SeedAsync(Size, now, null, Ct);
        await using var db = store.Open();
        (await db.Customers.CountAsync(Ct)).ShouldBe(Size.Customers);
        (await db.Units.CountAsync(Ct)).ShouldBe(Size.Units);
        (await db.Tickets.CountAsync(Ct)).ShouldBe(Size.Tickets);
        (await db.Interactions.CountAsync(Ct)).ShouldBe(Size.Calls);

        var phones = await db.CustomerPhones.ToListAsync(Ct);
        foreach (var kind in new[] { PhoneKind.Mobile, PhoneKind.Landline, PhoneKind.Service400, PhoneKind.Foreign }) phones.ShouldContain(p => p.Kind == kind, kind.ToString());
        phones.ShouldContain(p => p.Extension != null);
        phones.GroupBy(p => p.E164).ShouldContain(g => g.Count() > 1, "neighbours share a number");
        phones.Count(p => p.IsPrimary).ShouldBe(Size.Customers);

        var codes = await db.CustomerAddresses.Select(a => a.RegionCode).ToListAsync(Ct);
        codes.Distinct().Count().ShouldBeGreaterThan(400);
        codes.ShouldAllBe(c => Regions.Find(c) != null);
        (await db.Units.Select(u => u.SerialNo).ToListAsync(Ct)).ShouldAllBe(s => SerialNumber.CheckOf(s) == SerialCheck.Right);

        var tickets = await db.Tickets.OrderBy(t => t.OpenedAt).ToListAsync(Ct);
        tickets.ShouldAllBe(t => t.OpenedAt < now && (t.ClosedAt == null || t.ClosedAt <= now) && t.IsOpen == (t.ClosedAt == null));
        (tickets[^1].OpenedAt - tickets[0].OpenedAt).ShouldBeGreaterThan(TimeSpan.FromDays(1_000));
        tickets.Select(t => t.Number).ShouldBe(tickets.Select(t => t.Number).Order(StringComparer.Ordinal), "numbers grow with time");
        tickets.Select(t => t.Status).Distinct().Count().ShouldBeGreaterThan(5);
        tickets.Select(t => t.Type).Distinct().Count().ShouldBeGreaterThan(4);
        var byId = tickets.ToDictionary(t => t.Id);
        var repeats = tickets.Where(t => t.RepeatOfId is not null).ToList();
        repeats.Count.ShouldBeGreaterThan(20);
        repeats.ShouldAllBe(t => byId[t.RepeatOfId!.Value].UnitId == t.UnitId && byId[t.RepeatOfId!.Value].SymptomCode == t.SymptomCode && byId[t.RepeatOfId!.Value].OpenedAt < t.OpenedAt);
        (await db.TicketTimeline.CountAsync(Ct)).ShouldBe(Size.Tickets);
        (await db.Users.CountAsync(u => u.Extension == "8022", Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Seed_ThatWasKilledWhileItsIndexesWereAway_HasThemAfterTheNextStart()
    {
        await using var store = await NewStoreAsync();
        await store.Get<BulkSeeder>().SeedAsync(Size, store.Clock.GetUtcNow(), null, Ct);
        List<string> before;
        await using (var db = store.Open())
        {
            await db.Database.OpenConnectionAsync(Ct);
            before = await IndexesAsync(db);
            await BulkIndexes.DropAsync(db, [typeof(Ticket), typeof(Customer), typeof(CustomerPhone)], store.Clock.GetUtcNow(), Ct);
            (await IndexesAsync(db)).Count.ShouldBeLessThan(before.Count - 10);
        }

        await store.Get<StoreMigrator>().MigrateAsync(Ct);
        await using var after = store.Open();
        await after.Database.OpenConnectionAsync(Ct);
        (await IndexesAsync(after)).ShouldBe(before);
        (await after.StoreMarks.AnyAsync(m => m.Key == "bulk-indexes", Ct)).ShouldBeFalse();
        (await store.Get<PopQuery>().FindByPhoneAsync(BulkSeeder.PhoneOf(17), Ct)).Candidates.ShouldNotBeEmpty();
    }

    private static async Task<List<string>> IndexesAsync(AppDb db)
    {
        var sql = db.Database.IsSqlite() ? "SELECT name AS Value FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name" : "SELECT indexdef AS \"Value\" FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexdef";
        return await db.Database.SqlQueryRaw<string>(sql).ToListAsync(Ct);
    }
}
