using Crm.Domain;
using Crm.Domain.Callbacks;
using Crm.Domain.Customers;
using Crm.Domain.Fees;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Quotations;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Callbacks;
using Persistence.Customers;
using Persistence.Tickets;
using Shouldly;

namespace Persistence.Tests.Callbacks;

/// <summary>Short ways to people, completed tickets and call-backs in a store.</summary>
internal static class CallbackWorld
{
    public static readonly Actor Agent = new("agent1", "desk-7");
    public static readonly Actor Dispatcher = new("dispatcher1");

    public static async Task<Customer> CustomerAsync(this TestStore store, int n, CancellationToken ct) => await Saved(
        store.Get<CustomerStore>().CreateAsync(new QuickCard($"客户{n}", PhoneNumber.Normalize($"138{n:00000000}", PhoneSource.Typed)), Agent, ct));

    public static async Task<Ticket> OpenAsync(this TestStore store, Customer customer, CancellationToken ct, TicketType type = TicketType.Repair) => await Saved(
        store.Get<TicketStore>().OpenAsync(new OpenTicket(new TicketDetails { Type = type, CustomerId = customer.Id, CategoryCode = "AC", Description = "不制冷", ReporterE164 = "+8613800000001" }), Agent, ct));

    public static Task<SaveResult<Ticket>> ChangeAsync(this TestStore store, Ticket ticket, CancellationToken ct, params TicketCommand[] commands) =>
        store.Get<TicketStore>().ChangeAsync(ticket.Id, null, commands, Dispatcher, ct);

    /// <summary>Opened, visited, done, with the fee recorded.</summary>
    public static async Task<Ticket> CompletedAsync(this TestStore store, Customer customer, CancellationToken ct, Money? charged = null, TicketType type = TicketType.Repair)
    {
        var ticket = await store.OpenAsync(customer, ct, type);
        if (charged > Money.Zero) await store.AgreedAsync(ticket, charged.Value, ct);
        return await Saved(store.ChangeAsync(ticket, ct, new TicketCommand.Dispatch("网点"), new TicketCommand.StartWork(), new TicketCommand.CompleteWork("换件", charged)));
    }

    /// <summary>The customer accepted a quotation of so much: without it nobody charges him.</summary>
    public static async Task AgreedAsync(this TestStore store, Ticket ticket, Money amount, CancellationToken ct)
    {
        await using var db = store.Open();
        var now = store.Clock.GetUtcNow();
        db.Add(new Quotation
        {
            Id = new QuotationId(Guid.CreateVersion7()), Number = "Q" + ticket.Number[1..], TicketId = ticket.Id, State = QuotationState.Accepted, CreatedBy = "agent1", CreatedAt = now, AnsweredAt = now,
            Lines = [new QuotationLine(FeeKind.Labour, "", "换件", 1, amount, amount, Payer.Customer)],
        });
        await db.SaveChangesAsync(ct);
    }

    public static async Task<List<CallbackTask>> TasksAsync(this TestStore store, CancellationToken ct)
    {
        await using var db = store.Open();
        return await db.Set<CallbackTask>().AsNoTracking().OrderBy(t => t.StartedAt).ThenBy(t => t.Round).ToListAsync(ct);
    }

    public static async Task<CallbackTask> DialledAsync(this TestStore store, string agent, CancellationToken ct)
    {
        var hand = await Saved(store.Get<CallbackStore>().TakeNextAsync(agent, ct));
        return await Saved(store.Get<CallbackStore>().ChangeAsync(hand.Task.Id, hand.Task.Version, new CallbackCommand.Dial(agent, Guid.CreateVersion7(), "+8613800000001"), new Actor(agent), ct));
    }

    public static Task<SaveResult<CallbackDone>> RecordAsync(this TestStore store, CallbackTask task, string agent, AttemptResult result, CancellationToken ct) =>
        store.Get<CallbackStore>().RecordAsync(task.Id, null, agent, null, result, new Actor(agent), ct);

    public static async Task<T> Saved<T>(Task<SaveResult<T>> save) => (await save).ShouldBeOfType<SaveResult<T>.Saved>().Value;

    public static async Task<Refusal> Refused<T>(Task<SaveResult<T>> save) => (await save).ShouldBeOfType<SaveResult<T>.Refused>().Refusal;
}
