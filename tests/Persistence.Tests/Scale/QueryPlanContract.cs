using System.Data;
using Crm.Domain.Customers;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Customers;
using Persistence.Demo;
using Persistence.Queries;
using Persistence.Sqlite;
using Persistence.Tickets;
using Shouldly;
using Xunit;

namespace Persistence.Tests.Scale;

/// <summary>What runs at each ring, at each key and at each save walks an index: at a million customers a table that is read from end to end would be felt.</summary>
public abstract class QueryPlanContract
{
    private static readonly Actor Agent = new("agent1", "desk-1");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task Plans_OfTheHotQueries_ReadNoBigTableToItsEnd()
    {
        await using var seeded = await NewStoreAsync();
        await seeded.Get<BulkSeeder>().SeedAsync(new SeedSize { Customers = 2_000, Units = 2_400, Tickets = 6_000, Calls = 1_000 }, seeded.Clock.GetUtcNow(), null, Ct);
        var recorder = new PlanRecorder(seeded.Provider.Name == SqliteStore.Name);
        await using var store = await TestStore.OnAsync(seeded.Provider with { Configure = options => { seeded.Provider.Configure(options); options.AddInterceptors(recorder); } }, () => Task.CompletedTask);
        recorder.Scans.Clear();

        foreach (var text in new[] { BulkSeeder.PhoneOf(7), "0007", "建国", "周", "zhoujianguo", "zjg", "C-0000007", "0A1B2C", "阳光花园", "山东省青岛市市南区香港中路" })
            await NoScanAsync(recorder, $"search {text}", () => store.Get<SearchQuery>().GroupsAsync(text, 10, Ct));
        var (customer, unit, ticket) = await AnyAsync(store);
        recorder.Scans.Clear();
        await NoScanAsync(recorder, "customers, first page", () => store.Get<CustomerListQuery>().ListAsync(new CustomerFilter(), 50, null, Ct));
        await NoScanAsync(recorder, "customers by number", () => store.Get<CustomerListQuery>().ListAsync(new CustomerFilter { Search = BulkSeeder.PhoneOf(9) }, 50, null, Ct));
        await NoScanAsync(recorder, "customer's page", () => store.Get<CustomerQuery>().FindAsync(customer, Ct));
        foreach (var (name, filter) in new (string, TicketFilter)[]
        {
            ("of a customer", new TicketFilter { CustomerId = customer }), ("of a unit", new TicketFilter { UnitId = unit }), ("by status", new TicketFilter { Status = TicketStatus.Open }),
            ("of an owner", new TicketFilter { OwnerId = "agent1", IsOpen = true }), ("of last week", new TicketFilter { OpenedFrom = store.Clock.GetUtcNow().AddDays(-7) }),
            ("all", new TicketFilter()), ("by number", new TicketFilter { Search = ticket.Number }),
        })
            await NoScanAsync(recorder, $"tickets {name}", () => store.Get<TicketQuery>().ListAsync(filter, 50, null, Ct));
        await NoScanAsync(recorder, "repeat", () => store.Get<RepeatQuery>().FindAsync(unit, ticket.SymptomCode ?? "WM-S01", null, Ct));
        await NoScanAsync(recorder, "ticket's page", () => store.Get<TicketQuery>().FindAsync(ticket.Id, Ct));
        await NoScanAsync(recorder, "opening", () => store.Get<TicketStore>().OpenAsync(
            new OpenTicket(new TicketDetails { Type = TicketType.Repair, CustomerId = customer, UnitId = unit, CategoryCode = "WM", SymptomCode = "WM-S03", Description = "不脱水" }), Agent, Ct));
        await NoScanAsync(recorder, "changing", () => store.Get<TicketStore>().ChangeAsync(ticket.Id, null, [new TicketCommand.AddNote("x")], Agent, Ct));
        await NoScanAsync(recorder, "customer saved", async () =>
        {
            var (stored, draft) = (await store.Get<CustomerEditor>().ReadAsync(customer, Ct))!.Value;
            return await store.Get<CustomerEditor>().SaveAsync(customer, stored.Version, draft with { Notes = "x" }, Agent, Ct);
        });
        recorder.Seen.ShouldBeGreaterThan(60);
    }

    [Fact]
    public async Task Plans_OfTheScreenPop_ReadNoBigTableToItsEnd()
    {
        await using var store = await NewStoreAsync();
        await store.Get<BulkSeeder>().SeedAsync(new SeedSize { Customers = 2_000, Units = 2_400, Tickets = 6_000, Calls = 1_000 }, store.Clock.GetUtcNow(), null, Ct);
        var recorder = new PlanRecorder(store.Provider.Name == SqliteStore.Name);
        await using var connection = store.Provider.Connect();
        await connection.OpenAsync(Ct);
        var sql = new PopSql(store.Provider.Dialect);
        foreach (var property in typeof(PopSql).GetProperties().Where(p => p.PropertyType == typeof(string)))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = (string)property.GetValue(sql)!;
            foreach (var name in new[] { "@phone", "@id", "@number", "@serial", "@keys", "@model", "@yes" }.Where(n => command.CommandText.Contains(n, StringComparison.Ordinal)))
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                (parameter.DbType, parameter.Value) = name switch { "@id" => (DbType.Guid, (object)Guid.NewGuid()), "@yes" => (DbType.Boolean, true), _ => (DbType.String, "x") };
                command.Parameters.Add(parameter);
            }

            await recorder.ExplainAsync(command, Ct);
        }

        recorder.Seen.ShouldBeGreaterThan(10);
        recorder.Scans.ShouldBeEmpty();
    }

    [Fact]
    public async Task Recorder_OfAQueryWithoutIndex_SeesTheScan()
    {
        await using var seeded = await NewStoreAsync();
        await seeded.Get<BulkSeeder>().SeedAsync(SeedSize.Of(200), seeded.Clock.GetUtcNow(), null, Ct);
        var recorder = new PlanRecorder(seeded.Provider.Name == SqliteStore.Name);
        await using var store = await TestStore.OnAsync(seeded.Provider with { Configure = options => { seeded.Provider.Configure(options); options.AddInterceptors(recorder); } }, () => Task.CompletedTask);
        await using var db = store.Open();
        await db.Tickets.Where(t => t.Description.Contains("xy")).ToListAsync(Ct);
        recorder.Scans.ShouldHaveSingleItem().ShouldContain("Tickets");
    }

    private static async Task NoScanAsync<T>(PlanRecorder recorder, string what, Func<Task<T>> query)
    {
        await query();
        recorder.Scans.ShouldBeEmpty(what);
    }

    private static async Task<(CustomerId Customer, Crm.Domain.InstallBase.UnitId Unit, Ticket Ticket)> AnyAsync(TestStore store)
    {
        await using var db = store.Open();
        var ticket = await db.Tickets.OrderBy(t => t.Number).FirstAsync(t => t.Type == TicketType.Repair, Ct);
        return (ticket.CustomerId!.Value, ticket.UnitId!.Value, ticket);
    }
}
