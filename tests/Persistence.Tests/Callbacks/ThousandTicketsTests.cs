using Crm.Domain;
using Crm.Domain.Callbacks;
using Crm.Domain.Customers;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Callbacks;
using Shouldly;
using Xunit;

namespace Persistence.Tests.Callbacks;

/// <summary>The promise as a whole: a thousand completed tickets, a process that dies again and again, a clock that jumps by minutes, nights and days.</summary>
public sealed class ThousandTicketsTests
{
    private const int Tickets = 1_000;
    private const int PerStep = 60;

    // One seed for all: a failure can be played again.
    private const int Seed = 20_261_122;

    private static readonly AttemptOutcome[] Outcomes =
        [AttemptOutcome.Reached, AttemptOutcome.Reached, AttemptOutcome.Reached, AttemptOutcome.NoAnswer, AttemptOutcome.Busy, AttemptOutcome.Refused, AttemptOutcome.Machine];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ThousandCompletedTickets_WithRestartsAndClockJumps_EachExactlyOneTask_NoneOutsideItsWindow_NoneLost()
    {
        await using var store = await TestStore.OnSqliteAsync();
        var random = new Random(Seed);
        var customers = new List<Customer>();
        for (var n = 0; n < 100; n++) customers.Add(await store.CustomerAsync(n, Ct));
        List<TicketId> completed = [];
        var lost = 0;
        for (var step = 0; completed.Count < Tickets || step < 24; step++)
        {
            for (var i = 0; i < PerStep && completed.Count < Tickets; i++)
                completed.Add(await CompleteAsync(store, customers[random.Next(customers.Count)], random));
            for (var call = 0; call < 40; call++)
                lost += await CallAsync(store, $"callback{random.Next(1, 6)}", random);
            if (step % 3 == 0) await store.RestartAsync();
            store.Clock.Advance(Jump(random));
            await store.Get<CallbackWake>().RunAsync(Ct);
        }

        // Ten days of silence, as a house that was closed: nothing may be forgotten, nothing made up for at night.
        store.Clock.Advance(TimeSpan.FromDays(10));
        await store.RestartAsync();
        await store.Get<CallbackWake>().RunAsync(Ct);
        var opening = (await store.Get<CallbackQuery>().WindowAsync(Ct)).NextOpen(store.Clock.GetUtcNow());
        store.Clock.Advance(opening - store.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        await store.Get<CallbackWake>().RunAsync(Ct);
        await ProveAsync(store, completed);
        lost.ShouldBeGreaterThan(0, "some processes died between dialling and result");
    }

    private static async Task ProveAsync(TestStore store, List<TicketId> completed)
    {
        var tasks = await store.TasksAsync(Ct);
        tasks.Count.ShouldBe(Tickets);
        tasks.Select(t => t.TicketId).ToHashSet().SetEquals(completed).ShouldBeTrue("exactly one task for each completed ticket");
        await using var db = store.Open();
        var facts = await db.Set<CallbackTimelineRow>().AsNoTracking().Where(t => t.Type == "BecameDue" || t.Type == "DialStarted" || t.Type == "Taken").ToListAsync(Ct);
        var window = await store.Get<CallbackQuery>().WindowAsync(Ct);
        facts.Count(f => !window.IsOpen(f.At)).ShouldBe(0, "nothing fired outside the window");
        var known = facts.Select(f => f.CallbackId).ToHashSet();
        tasks.Count(t => !known.Contains(t.Id)).ShouldBe(0, "every task had its turn");
        var open = tasks.Where(t => t.IsOpen).ToList();
        open.Count(t => !t.IsLate || t.TakenBy is not null || t.State is not (CallbackState.Due or CallbackState.Planned)).ShouldBe(0, "what is open after ten days is late, in nobody's hand and waits to be called");
        open.Count(t => !window.IsOpen(t.NextAttemptAt!.Value)).ShouldBe(0);
        var rows = await db.Set<CallbackAttempt>().AsNoTracking().GroupBy(a => a.CallbackId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, Ct);
        tasks.Count(t => rows.GetValueOrDefault(t.Id) != t.Rounds).ShouldBe(0, "every attempt is kept");
        tasks.Count(t => t.State == CallbackState.Completed).ShouldBeGreaterThan(Tickets / 20, "the jumps leave few open hours, yet some were reached");
    }

    private static async Task<TicketId> CompleteAsync(TestStore store, Customer customer, Random random)
    {
        var ticket = await store.OpenAsync(customer, Ct);
        var charged = new Money(random.Next(0, 3) * 10_000);
        if (charged > Money.Zero) await store.AgreedAsync(ticket, charged, Ct);
        TicketCommand[] work = [new TicketCommand.StartWork(), new TicketCommand.CompleteWork("换件", charged)];
        // A dispatcher whose page was slow presses again: the second is refused and leaves no second promise.
        await CallbackWorld.Saved(store.ChangeAsync(ticket, Ct, work));
        if (random.Next(4) == 0) await CallbackWorld.Refused(store.ChangeAsync(ticket, Ct, work[1]));
        return ticket.Id;
    }

    /// <summary>One attempt; 1 when the process died before its result was stored.</summary>
    private static async Task<int> CallAsync(TestStore store, string agent, Random random)
    {
        if (await store.Get<CallbackStore>().TakeNextAsync(agent, Ct) is not SaveResult<CallbackHand>.Saved { Value.Task: var task }) return 0;
        var dial = new CallbackCommand.Dial(agent, Guid.CreateVersion7(), null);
        if (task.State != CallbackState.Dialing && await store.Get<CallbackStore>().ChangeAsync(task.Id, null, dial, new Actor(agent), Ct) is SaveResult<CallbackTask>.Refused) return 0;
        if (random.Next(40) == 0)
        {
            await store.RestartAsync();
            return 1;
        }

        var outcome = Outcomes[random.Next(Outcomes.Length)];
        var answers = outcome == AttemptOutcome.Reached ? new CallbackAnswers { IsSolved = true, Score = random.Next(1, 6) } : null;
        await CallbackWorld.Saved(store.RecordAsync(task, agent, new AttemptResult(outcome, Answers: answers), Ct));
        return 0;
    }

    private static TimeSpan Jump(Random random) => random.Next(4) switch
    {
        0 => TimeSpan.FromMinutes(random.Next(1, 45)),
        1 => TimeSpan.FromHours(random.Next(1, 5)),
        2 => TimeSpan.FromHours(random.Next(20, 26)),
        _ => TimeSpan.FromHours(random.Next(8, 50)),
    };
}
