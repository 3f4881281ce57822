using Crm.Domain;
using Crm.Domain.Customers;
using Crm.Domain.Dispatch;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Customers;
using Persistence.Tickets;
using Shouldly;
using Xunit;

namespace Persistence.Tests;

public sealed class DispatchOnPostgreSqlTests(PostgreSqlCluster cluster) : DispatchContract
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // The dispatcher has the ticket's row and has not committed yet; the agent cancels the ticket. Without the lock the agent saw no visit and left one open for a ticket that had ended.
    [Fact]
    public async Task Cancel_WhileADispatcherProposes_EndsTheVisitToo()
    {
        await using var store = await NewStoreAsync();
        var customer = (await store.Get<CustomerStore>().CreateAsync(new QuickCard("周敏", PhoneNumber.Normalize("13800138000", PhoneSource.Typed)), new Actor("agent1"), Ct)).ShouldBeOfType<SaveResult<Customer>.Saved>().Value;
        var details = new TicketDetails { CustomerId = customer.Id, Type = TicketType.Repair, CategoryCode = "WM", Description = "不脱水", ReporterE164 = "+8613800138000" };
        var ticket = (await store.Get<TicketStore>().OpenAsync(new OpenTicket(details), new Actor("agent1"), Ct)).ShouldBeOfType<SaveResult<Ticket>.Saved>().Value;
        await using var dispatcher = store.Open();
        await using var transaction = await dispatcher.Database.BeginTransactionAsync(Ct);
        var locked = (await TicketLock.TakeAsync(dispatcher, ticket.Id, Ct))!;

        var cancelling = Task.Run(() => store.Get<TicketStore>().ChangeAsync(ticket.Id, ticket.Version, [new TicketCommand.Cancel("customer-wish")], new Actor("agent1"), Ct), Ct);
        await WaitsForALockAsync(store);
        var now = store.Clock.GetUtcNow();
        var proposed = DispatchRules.Propose(locked, null, 0).ShouldBeOfType<Decision<DispatchEvent>.Accepted>();
        dispatcher.Add(DispatchRules.Create(new DispatchOrderId(Guid.CreateVersion7(now)), "D-261122-0001", ticket.Id, "dispatcher1", proposed.Events, now));
        await dispatcher.SaveChangesAsync(Ct);
        await transaction.CommitAsync(Ct);

        (await cancelling).ShouldBeOfType<SaveResult<Ticket>.Saved>().Value.Status.ShouldBe(TicketStatus.Cancelled);
        await using var db = store.Open();
        var order = await db.Set<DispatchOrder>().SingleAsync(Ct);
        (order.IsOpen, order.OpenTicketId).ShouldBe((false, null));
    }

    private static async Task WaitsForALockAsync(TestStore store)
    {
        await using var db = store.Open();
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (await db.Database.SqlQueryRaw<int>("SELECT COUNT(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").SingleAsync(Ct) == 0)
        {
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60), "nobody waits");
            await Task.Delay(5, Ct);
        }
    }

    private protected override async Task<TestStore> NewStoreAsync()
    {
        Assert.SkipWhen(PostgreSqlCluster.WhyNot is not null, PostgreSqlCluster.WhyNot ?? "");
        return await cluster.NewStoreAsync();
    }
}
