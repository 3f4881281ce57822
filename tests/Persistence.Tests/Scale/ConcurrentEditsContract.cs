using System.Globalization;
using Crm.Domain;
using Crm.Domain.Customers;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Customers;
using Persistence.Queries;
using Persistence.Tickets;
using Shouldly;
using Xunit;

namespace Persistence.Tests.Scale;

/// <summary>Many people change the same rows at once, through the stores that the product uses: none of their changes is lost.</summary>
public abstract class ConcurrentEditsContract
{
    private const int Writers = 20;

    // 10,000 by night, 300 in every run.
    private static readonly int Edits = Environment.GetEnvironmentVariable("AFTERSALES_NIGHTLY") == "1" ? 10_000 : 300;

    private static readonly Actor Agent = new("agent1", "desk-1");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task TicketEdits_OfManyWritersAtOnce_AreAllKept()
    {
        await using var store = await NewStoreAsync();
        var customer = await CustomerAsync(store);
        List<TicketId> ids = [];
        for (var i = 0; i < 5; i++)
            ids.Add((await Saved(store.Get<TicketStore>().OpenAsync(new OpenTicket(new TicketDetails { Type = TicketType.Repair, CustomerId = customer.Id, CategoryCode = "WM", Description = "不脱水" }), Agent, Ct))).Id);
        var stale = await ManyAsync(edit => EditTicketAsync(store, ids[edit % ids.Count], $"note-{edit}"));

        await using var db = store.Open();
        (await db.Tickets.SumAsync(t => t.Version - 1, Ct)).ShouldBe(Edits);
        var facts = await db.TicketTimeline.Where(t => t.Type == "NoteAdded").ToListAsync(Ct);
        facts.Count.ShouldBe(Edits);
        facts.Select(f => f.Data).Distinct().Count().ShouldBe(Edits, "every note once");
        foreach (var timeline in (await db.TicketTimeline.ToListAsync(Ct)).GroupBy(t => t.TicketId))
            timeline.Select(t => t.Seq).Order().ShouldBe(Enumerable.Range(1, timeline.Count()), "no gap, no double");
        (await db.Outbox.CountAsync(o => o.Type == "ticket.noteAdded", Ct)).ShouldBe(Edits);
        stale.ShouldBeGreaterThan(0, "they did meet");
    }

    [Fact]
    public async Task CustomerEdits_OfManyWritersAtOnce_AreAllKept()
    {
        await using var store = await NewStoreAsync();
        List<CustomerId> ids = [];
        for (var i = 0; i < 5; i++) ids.Add((await CustomerAsync(store)).Id);
        var stale = await ManyAsync(edit => CountUpAsync(store, ids[edit % ids.Count]));

        await using var db = store.Open();
        var customers = await db.Customers.ToListAsync(Ct);
        customers.Sum(c => int.Parse(c.Notes ?? "0", CultureInfo.InvariantCulture)).ShouldBe(Edits, "each read the figure, added one and wrote it back");
        customers.Sum(c => c.Version - 1).ShouldBe(Edits);
        foreach (var customer in customers)
            (await db.CustomerWords.Where(w => w.CustomerId == customer.Id).Select(w => w.Word).ToListAsync(Ct)).ShouldBe(SearchWords.OfName(customer.Name), ignoreOrder: true, "a name that is changed all the time is found by what it is now");
        stale.ShouldBeGreaterThan(0, "they did meet");
    }

    // How often somebody was told that another one was sooner.
    private static async Task<int> ManyAsync(Func<int, Task<int>> editAsync)
    {
        var (next, stale) = (-1, 0);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(
            async () =>
            {
                for (var edit = Interlocked.Increment(ref next); edit < Edits; edit = Interlocked.Increment(ref next))
                    Interlocked.Add(ref stale, await editAsync(edit));
            },
            Ct)));
        return stale;
    }

    private static async Task<int> EditTicketAsync(TestStore store, TicketId id, string note)
    {
        for (var tries = 0; ; tries++)
        {
            var version = (await store.Get<TicketQuery>().FindAsync(id, Ct))!.Ticket.Version;
            await Task.Yield();
            if (IsSaved(await store.Get<TicketStore>().ChangeAsync(id, version, [new TicketCommand.AddNote(note)], Agent, Ct))) return tries;
        }
    }

    private static async Task<int> CountUpAsync(TestStore store, CustomerId id)
    {
        for (var tries = 0; ; tries++)
        {
            var (customer, draft) = (await store.Get<CustomerEditor>().ReadAsync(id, Ct))!.Value;
            await Task.Yield();
            var count = int.Parse(draft.Notes ?? "0", CultureInfo.InvariantCulture) + 1;
            var next = draft with { Notes = count.ToString(CultureInfo.InvariantCulture), Name = count % 2 == 0 ? "周建国" : "周建设" };
            if (IsSaved(await store.Get<CustomerEditor>().SaveAsync(id, customer.Version, next, Agent, Ct))) return tries;
        }
    }

    private static bool IsSaved<T>(SaveResult<T> result)
    {
        if (result is SaveResult<T>.Refused refused) refused.Refusal.Rule.ShouldBe(Refusal.StaleVersion);
        return result is SaveResult<T>.Saved;
    }

    private static int _phones;

    private static Task<Customer> CustomerAsync(TestStore store) => Saved(store.Get<CustomerStore>().CreateAsync(
        new QuickCard("周建国", PhoneNumber.Normalize($"1380013{Interlocked.Increment(ref _phones):0000}", PhoneSource.Typed)), Agent, Ct));

    private static async Task<T> Saved<T>(Task<SaveResult<T>> saving) => (await saving).ShouldBeOfType<SaveResult<T>.Saved>().Value;
}
