using System.Collections.Concurrent;
using Crm.Domain;
using Crm.Domain.Customers;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Quality;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Customers;
using Persistence.Demo;
using Persistence.History;
using Persistence.InstallBase;
using Persistence.Journal;
using Persistence.Outbox;
using Persistence.Queries;
using Persistence.Tickets;
using Shouldly;
using Xunit;

namespace Persistence.Tests;

/// <summary>What every provider must do alike.</summary>
public abstract class StoreContract
{
    private static readonly Actor Agent = new("agent1", "desk-7");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task Migration_from_empty_leaves_nothing_pending()
    {
        await using var store = await NewStoreAsync();
        (await store.Get<StoreMigrator>().PendingAsync(Ct)).ShouldBeEmpty();
        await using var db = store.Open();
        db.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public async Task A_quick_card_makes_a_customer_that_pops()
    {
        await using var store = await NewStoreAsync();
        var customer = await CustomerAsync(store);
        customer.Number.ShouldBe("C-0000001");

        var card = await store.Get<PopQuery>().FindByPhoneAsync("+8613800138000", Ct);
        var candidate = card.Candidates.ShouldHaveSingleItem();
        candidate.Customer.Name.ShouldBe("周敏");
        candidate.Customer.AddressDetail.ShouldBe("香港中路76号");
        candidate.Reasons[0].Key.ShouldBe("Pop.PrimaryPhone");
        candidate.Units.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_number_pops_an_empty_card_with_the_number()
    {
        await using var store = await NewStoreAsync();
        var card = await store.Get<PopQuery>().FindByPhoneAsync("+8616900000001", Ct);
        card.Candidates.ShouldBeEmpty();
        card.Number!.E164.ShouldBe("+8616900000001");
        (await store.Get<PopQuery>().FindByPhoneAsync("anonymous", Ct)).Number!.Kind.ShouldBe(PhoneKind.Anonymous);
    }

    [Fact]
    public async Task The_same_phone_twice_changes_nothing_and_a_second_one_pops_too()
    {
        await using var store = await NewStoreAsync();
        var customer = await CustomerAsync(store);
        var customers = store.Get<CustomerStore>();
        await Saved(customers.AddPhoneAsync(customer.Id, Phone("13800138000"), PhonePurpose.Work, Agent, Ct));
        await Saved(customers.AddPhoneAsync(customer.Id, Phone("0532-88939999"), PhonePurpose.Home, Agent, Ct));

        await using var db = store.Open();
        (await db.CustomerPhones.CountAsync(Ct)).ShouldBe(2);
        var card = await store.Get<PopQuery>().FindByPhoneAsync("+8653288939999", Ct);
        card.Candidates.ShouldHaveSingleItem().Reasons[0].Key.ShouldBe("Pop.OtherPhone");
    }

    [Fact]
    public async Task Opening_a_ticket_stores_row_timeline_outbox_and_call_link_together()
    {
        await using var store = await NewStoreAsync();
        var customer = await CustomerAsync(store);
        var call = Guid.CreateVersion7(store.Clock.GetUtcNow());
        var now = store.Clock.GetUtcNow();
        var opened = await Saved(store.Get<TicketStore>().OpenAsync(
            new OpenTicket(Repair(customer), InteractionId: call, Appointment: new AppointmentSlot(now.AddDays(1), now.AddDays(1).AddHours(3))), Agent, Ct));

        opened.Number.ShouldBe("T-261122-0001");
        opened.Status.ShouldBe(TicketStatus.Scheduled);
        var card = (await store.Get<TicketQuery>().FindAsync("2611220001", Ct))!;
        card.Ticket.ShouldBe(opened);
        card.Timeline.Select(t => t.Type).ShouldBe(["Opened", "Scheduled"]);
        card.Timeline[0].Workstation.ShouldBe("desk-7");
        card.Customer!.Name.ShouldBe("周敏");
        (await store.Get<OutboxReader>().PendingAsync(10, Ct)).Select(o => o.Type).ShouldBe(["customer.created", "ticket.opened", "ticket.scheduled"]);
        (await store.Get<InteractionQuery>().FindAsync(call, Ct))!.TicketNumber.ShouldBe(opened.Number);

        var pop = (await store.Get<PopQuery>().FindByPhoneAsync("+8613800138000", Ct)).Candidates[0];
        pop.OpenTickets.ShouldHaveSingleItem().AppointmentFrom.ShouldBe(now.AddDays(1));
        (await store.Get<PopQuery>().FindByTicketAsync(opened.Number, Ct)).Candidates.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_refused_ticket_leaves_no_trace_and_uses_no_number()
    {
        await using var store = await NewStoreAsync();
        var customer = await CustomerAsync(store);
        var tickets = store.Get<TicketStore>();
        (await Refused(tickets.OpenAsync(new OpenTicket(new TicketDetails { Type = TicketType.Repair }), Agent, Ct))).Rule.ShouldBe(Refusal.RequiredFieldsMissing);
        var unknown = Repair(customer) with { CustomerId = new CustomerId(Guid.CreateVersion7(store.Clock.GetUtcNow())) };
        (await Refused(tickets.OpenAsync(new OpenTicket(unknown), Agent, Ct))).Rule.ShouldBe(Refusal.NotFound);

        await using var db = store.Open();
        (await db.Tickets.AnyAsync(Ct)).ShouldBeFalse();
        (await db.TicketTimeline.AnyAsync(Ct)).ShouldBeFalse();
        (await Saved(tickets.OpenAsync(new OpenTicket(Repair(customer)), Agent, Ct))).Number.ShouldBe("T-261122-0001");
    }

    [Fact]
    public async Task A_registered_unit_pops_with_its_verdict_and_a_second_repair_of_it_names_the_first()
    {
        await using var store = await NewStoreAsync();
        await store.Get<BulkSeeder>().SeedAsync(0, 0, 0, store.Clock.GetUtcNow(), null, Ct);
        var customer = await CustomerAsync(store);
        var user = await Saved(store.Get<CustomerStore>().CreateAsync(new QuickCard("单海燕", Phone("13900139000")), Agent, Ct));
        var model = (await store.Get<CatalogueQuery>().GetAsync(Ct)).Models.First(m => m.CategoryCode == "WM");
        var units = store.Get<UnitStore>();
        var register = new RegisterUnit("hmwm-0001", model.Id, customer.Id, customer.Id, null, PurchasedOn: new DateOnly(2026, 3, 1));
        var unit = await Saved(units.RegisterAsync(register, Agent, Ct));
        (await Refused(units.RegisterAsync(register, Agent, Ct))).Rule.ShouldBe("SerialIsAlreadyRegistered");

        (await Saved(units.AssignUserAsync(unit.Id, 1, user.Id, null, Agent, Ct))).PurchaserId.ShouldBe(customer.Id);
        foreach (var phone in new[] { "+8613800138000", "+8613900139000" })
        {
            var popped = (await store.Get<PopQuery>().FindByPhoneAsync(phone, Ct)).Candidates.ShouldHaveSingleItem().Units.ShouldHaveSingleItem();
            popped.Warranty.LastDay.ShouldBe(new DateOnly(2027, 3, 1));
        }

        var details = Repair(user) with { UnitId = unit.Id, SymptomCode = "WM-S03" };
        var first = await Saved(store.Get<TicketStore>().OpenAsync(new OpenTicket(details), Agent, Ct));
        store.Clock.Advance(TimeSpan.FromDays(20));
        var second = await Saved(store.Get<TicketStore>().OpenAsync(new OpenTicket(details), Agent, Ct));
        second.RepeatOfId.ShouldBe(first.Id);
        second.EntitlementStatus.ShouldBe(Crm.Domain.Warranty.CoverageStatus.Covered);
        second.CategoryCode.ShouldBe("WM");
        store.Clock.Advance(TimeSpan.FromDays(91));
        (await Saved(store.Get<TicketStore>().OpenAsync(new OpenTicket(details), Agent, Ct))).RepeatOfId.ShouldBeNull();
    }

    [Fact]
    public async Task A_change_on_an_old_version_is_refused_as_stale()
    {
        await using var store = await NewStoreAsync();
        var tickets = store.Get<TicketStore>();
        var opened = await Saved(tickets.OpenAsync(new OpenTicket(Repair(await CustomerAsync(store))), Agent, Ct));
        await Saved(tickets.ChangeAsync(opened.Id, 1, [new TicketCommand.Dispatch("网点")], Agent, Ct));
        (await Refused(tickets.ChangeAsync(opened.Id, 1, [new TicketCommand.Cancel("x")], Agent, Ct))).Rule.ShouldBe(Refusal.StaleVersion);
        (await Saved(tickets.ChangeAsync(opened.Id, null, [new TicketCommand.AddNote("n")], Agent, Ct))).Version.ShouldBe(3);
    }

    [Fact]
    public async Task Of_many_concurrent_changes_on_one_version_exactly_one_wins()
    {
        await using var store = await NewStoreAsync();
        var tickets = store.Get<TicketStore>();
        var opened = await Saved(tickets.OpenAsync(new OpenTicket(Repair(await CustomerAsync(store))), Agent, Ct));
        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(
            () => tickets.ChangeAsync(opened.Id, 1, [new TicketCommand.Promise($"call {i}", store.Clock.GetUtcNow().AddHours(1))], Agent, Ct))));

        results.Count(r => r is SaveResult<Ticket>.Saved).ShouldBe(1);
        results.OfType<SaveResult<Ticket>.Refused>().ShouldAllBe(r => r.Refusal.Rule == Refusal.StaleVersion);
        (await store.Get<TicketQuery>().FindAsync(opened.Id, Ct))!.Timeline.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Numbers_are_unique_and_gapless_when_many_open_at_once()
    {
        await using var store = await NewStoreAsync();
        var customer = await CustomerAsync(store);
        var tickets = store.Get<TicketStore>();
        ConcurrentBag<string> numbers = [];
        await Parallel.ForEachAsync(Enumerable.Range(0, 100), new ParallelOptions { MaxDegreeOfParallelism = 10, CancellationToken = Ct }, async (_, ct) =>
            numbers.Add((await Saved(tickets.OpenAsync(new OpenTicket(Repair(customer)), Agent, ct))).Number));

        numbers.Distinct().Count().ShouldBe(100);
        numbers.Max().ShouldBe("T-261122-0100");
    }

    [Fact]
    public async Task Call_facts_may_come_twice_and_late()
    {
        await using var store = await NewStoreAsync();
        var calls = store.Get<InteractionStore>();
        var id = Guid.CreateVersion7(store.Clock.GetUtcNow());
        var at = store.Clock.GetUtcNow();
        await calls.SetDispositionAsync(id, "resolved", "ok", Ct);
        await calls.MarkPopShownAsync(id, at.AddMilliseconds(30), Ct);
        InteractionChange[] facts =
        [
            new InteractionChange.Call(Call(id, at, null)), new InteractionChange.Call(Call(id, at, at.AddSeconds(9))),
            new InteractionChange.Instant(new InteractionEventRow { InteractionId = id, Seq = 1, Type = "received", At = at }),
            new InteractionChange.Leg(new InteractionLegRow { Id = id, InteractionId = id, Role = "customer", StartedAt = at }),
            new InteractionChange.Recording(new RecordingRow { Id = id, InteractionId = id, RelativePath = "2026/11/22/a.wav", StartedAt = at }),
        ];
        await calls.SaveAsync(facts, Ct);
        await calls.SaveAsync(facts, Ct);

        var card = (await store.Get<InteractionQuery>().FindAsync(id, Ct))!;
        card.Interaction.DispositionCode.ShouldBe("resolved");
        card.Interaction.PopShownAt.ShouldBe(at.AddMilliseconds(30));
        card.Interaction.EndedAt.ShouldBe(at.AddSeconds(9));
        card.Events.ShouldHaveSingleItem();
        card.Legs.ShouldHaveSingleItem();
        card.Recordings.ShouldHaveSingleItem();
        (await store.Get<RecordingQuery>().ListOpenAsync(10, Ct)).ShouldHaveSingleItem();
        (await store.Get<RecordingQuery>().ListAsync(new RecordingFilter { AgentId = "agent1" }, RecordingSort.Newest, 10, null, Ct)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Instants_of_many_calls_may_come_twice_and_are_read_back_as_they_were()
    {
        await using var store = await NewStoreAsync();
        var calls = store.Get<InteractionStore>();
        var at = store.Clock.GetUtcNow();
        List<Guid> ids = [.. Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7(at))];
        List<InteractionChange> facts =
        [
            .. ids.Select(id => new InteractionChange.Call(Call(id, at, null))),
            .. ids.SelectMany(id => new[] { Instant(id, 1, "received"), Instant(id, 2, "answered"), Instant(id, 2, "answered") }),
        ];
        await calls.SaveAsync(facts, Ct);
        await calls.SaveAsync([.. facts, Instant(ids[0], 3, "ended")], Ct);

        await using var db = store.Open();
        (await db.InteractionEvents.CountAsync(Ct)).ShouldBe(81);
        (await store.Get<InteractionQuery>().FindAsync(ids[0], Ct))!.Events.Select(e => (e.Seq, e.Type, e.At, e.Data))
            .ShouldBe([(1, "received", at.AddSeconds(1), "{}"), (2, "answered", at.AddSeconds(2), "{}"), (3, "ended", at.AddSeconds(3), "{}")]);

        InteractionChange Instant(Guid id, long seq, string type) => new InteractionChange.Instant(new InteractionEventRow { InteractionId = id, Seq = seq, Type = type, At = at.AddSeconds(seq) });
    }

    [Fact]
    public async Task The_quality_of_a_line_is_kept_with_its_leg_and_the_worst_is_in_the_list()
    {
        await using var store = await NewStoreAsync();
        var calls = store.Get<InteractionStore>();
        var at = store.Clock.GetUtcNow();
        var (call, customer, agent, supervisor) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var figures = new MediaQuality(3.1, 22.5, 84.5, 940, 60, 7, 2);
        await calls.SaveAsync(
            [
                new InteractionChange.Call(Call(call, at, at.AddSeconds(20))),
                new InteractionChange.Leg(new InteractionLegRow { Id = customer, InteractionId = call, Role = "customer", StartedAt = at }),
                new InteractionChange.Leg(new InteractionLegRow { Id = agent, InteractionId = call, Role = "agent", StartedAt = at }),
                new InteractionChange.Leg(new InteractionLegRow { Id = supervisor, InteractionId = call, Role = "supervisor", StartedAt = at }),
                new InteractionChange.Quality(customer, figures),
                new InteractionChange.Recording(new RecordingRow { Id = call, InteractionId = call, RelativePath = "2026/11/22/q.wav", StartedAt = at }),
            ],
            Ct);
        await calls.SaveAsync(
            [
                new InteractionChange.Quality(agent, figures with { Mos = 4.3 }),
                new InteractionChange.Quality(supervisor, figures with { Mos = 1.2 }),
                new InteractionChange.Quality(Guid.NewGuid(), figures),
                new InteractionChange.Leg(new InteractionLegRow { Id = customer, InteractionId = call, Role = "customer", StartedAt = at, EndedAt = at.AddSeconds(20) }),
            ],
            Ct);

        var card = (await store.Get<InteractionQuery>().FindAsync(call, Ct))!;
        card.Legs.Single(l => l.Id == customer).Quality.ShouldBe(figures);
        card.Legs.Single(l => l.Id == customer).EndedAt.ShouldBe(at.AddSeconds(20));
        card.Legs.Single(l => l.Id == agent).Mos.ShouldBe(4.3);
        figures.LossPercent.ShouldBe(6);
        (await store.Get<RecordingQuery>().ListAsync(new RecordingFilter { InteractionId = call }, RecordingSort.Newest, 1, null, Ct)).Single().Marks.WorstMos.ShouldBe(3.1);
    }

    [Fact]
    public async Task Calls_are_found_by_what_became_of_them()
    {
        await using var store = await NewStoreAsync();
        var calls = store.Get<InteractionStore>();
        var at = store.Clock.GetUtcNow();
        var rows = new (string Name, InteractionRow Row)[]
        {
            ("answered", new InteractionRow { QueuedAt = at, AnsweredAt = at.AddSeconds(9), EndedAt = at.AddSeconds(60), TerminationReason = "hangup" }),
            ("abandoned", new InteractionRow { QueuedAt = at, EndedAt = at.AddSeconds(40), TerminationReason = "abandon" }),
            ("short", new InteractionRow { QueuedAt = at, EndedAt = at.AddSeconds(3), TerminationReason = "short-abandon" }),
            ("flow-out", new InteractionRow { QueuedAt = at, EndedAt = at.AddSeconds(900), TerminationReason = "waited-too-long" }),
            ("waiting", new InteractionRow { QueuedAt = at }),
        };
        foreach (var (name, row) in rows)
        {
            var call = Call(Guid.CreateVersion7(at), at, null);
            (row.CallerRaw, row.CalledNumber, row.ReceivedAt) = (name, "4008001001", at);
            call.MergeFrom(row);
            await calls.SaveAsync([new InteractionChange.Call(call)], Ct);
        }

        string[] left = ["abandon", "short-abandon"];
        (await FindAsync(new InteractionFilter { WasAnswered = true })).ShouldBe(["answered"]);
        (await FindAsync(new InteractionFilter { Reasons = left })).ShouldBe(["abandoned", "short"]);
        (await FindAsync(new InteractionFilter { WasQueued = true, WasAnswered = false, HasEnded = true, NotReasons = left })).ShouldBe(["flow-out"]);

        async Task<string[]> FindAsync(InteractionFilter filter) =>
            [.. (await store.Get<InteractionQuery>().ListAsync(filter, 10, null, Ct)).Select(l => l.Interaction.CallerRaw).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Abandoned_calls_are_closed_with_a_reason()
    {
        await using var store = await NewStoreAsync();
        var calls = store.Get<InteractionStore>();
        var id = Guid.CreateVersion7(store.Clock.GetUtcNow());
        await calls.SaveAsync([new InteractionChange.Call(Call(id, store.Clock.GetUtcNow(), null))], Ct);
        (await calls.CloseAbandonedAsync("serverError", "restart", Ct)).ShouldBe(1);
        (await calls.CloseAbandonedAsync("serverError", "restart", Ct)).ShouldBe(0);
        (await store.Get<InteractionQuery>().FindAsync(id, Ct))!.Interaction.TerminationReason.ShouldBe("restart");
    }

    [Fact]
    public async Task A_score_is_kept_once()
    {
        await using var store = await NewStoreAsync();
        var id = Guid.CreateVersion7(store.Clock.GetUtcNow());
        var score = new Evaluation { Id = id, InteractionId = id, Source = EvaluationSource.Caller, Score = 80, At = store.Clock.GetUtcNow() };
        await store.Get<InteractionStore>().EvaluateAsync(score, Ct);
        await store.Get<InteractionStore>().EvaluateAsync(score, Ct);
        await using var db = store.Open();
        (await db.Evaluations.SingleAsync(Ct)).ShouldBe(score);
    }

    [Fact]
    public async Task The_journal_keeps_order_and_loses_nothing()
    {
        await using var store = await NewStoreAsync();
        var journal = store.Get<JournalWriter>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var loop = journal.RunAsync(stop.Token);
        var epoch = await journal.NextEpochAsync(Ct);
        for (var i = 1; i <= 3_000; i++)
            journal.TryAppend(new JournalRow { Epoch = epoch, Seq = i, At = store.Clock.GetUtcNow(), Type = "tick" }).ShouldBeTrue();
        await journal.FlushAsync(Ct);

        await using var db = store.Open();
        (await db.Journal.CountAsync(Ct)).ShouldBe(3_000);
        (await journal.NextEpochAsync(Ct)).ShouldBe(epoch + 1);
        journal.Complete();
        await loop;
    }

    [Fact]
    public async Task A_token_is_found_by_its_text_until_it_is_revoked()
    {
        await using var store = await NewStoreAsync();
        var tokens = store.Get<ApiTokens>();
        var text = await tokens.CreateAsync("dashboard", "supervisor", Ct);
        var row = (await tokens.FindAsync(text, Ct))!;
        row.Role.ShouldBe("supervisor");
        row.Hash.ShouldNotContain(text);
        (await tokens.RevokeAsync(row.Hash, Ct)).ShouldBeTrue();
        (await tokens.FindAsync(text, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task The_outbox_forgets_what_was_told_and_replays_by_number()
    {
        await using var store = await NewStoreAsync();
        await CustomerAsync(store);
        var outbox = store.Get<OutboxReader>();
        var pending = await outbox.PendingAsync(10, Ct);
        await outbox.MarkDispatchedAsync([.. pending.Select(o => o.Seq)], Ct);
        (await outbox.PendingAsync(10, Ct)).ShouldBeEmpty();
        (await outbox.AfterAsync(0, 10, Ct)).Count.ShouldBe(pending.Count);
    }

    [Fact]
    public async Task Bulk_seeding_counts_right_searches_and_goes_on_with_numbers()
    {
        await using var store = await NewStoreAsync();
        await store.Get<BulkSeeder>().SeedAsync(200, 600, 25, store.Clock.GetUtcNow(), null, Ct);
        await store.Get<BulkSeeder>().SeedAsync(50, 100, 25, store.Clock.GetUtcNow(), null, Ct);
        await using var db = store.Open();
        (await db.Customers.CountAsync(Ct)).ShouldBe(250);
        (await db.Tickets.CountAsync(Ct)).ShouldBe(700);
        (await db.Users.SingleAsync(u => u.UserName == "agent25", Ct)).Extension.ShouldBe("8025");

        var card = await store.Get<PopQuery>().FindByPhoneAsync(BulkSeeder.PhoneOf(201), Ct);
        var candidate = card.Candidates.ShouldHaveSingleItem();
        candidate.Customer.Number.ShouldBe("C-0000201");
        var unit = candidate.Units[0];
        unit.Warranty.Coverages.ShouldNotBeEmpty();
        (await store.Get<PopQuery>().FindBySerialAsync(unit.SerialNo, Ct)).Candidates.ShouldHaveSingleItem();

        var search = store.Get<SearchQuery>();
        (await search.FindAsync(BulkSeeder.PhoneOf(7), 10, Ct)).ShouldHaveSingleItem().Kind.ShouldBe(SearchHitKind.Customer);
        (await search.FindAsync(candidate.Customer.Name, 10, Ct)).ShouldContain(h => h.Key == candidate.Customer.Id.ToString());
        (await search.FindAsync(unit.SerialNo[^6..], 10, Ct)).ShouldContain(h => h.Key == unit.SerialNo);
        var number = await db.Tickets.Select(t => t.Number).FirstAsync(Ct);
        (await search.FindAsync(number, 10, Ct)).ShouldContain(h => h.Key == number);
        (await store.Get<TicketQuery>().ListAsync(new TicketFilter { IsOpen = true }, 5, null, Ct)).Count.ShouldBe(5);
        (await store.Get<CustomerQuery>().FindAsync(candidate.Customer.Id, Ct))!.Units.Count.ShouldBe(candidate.Units.Length);
        (await store.Get<FloorQuery>().GetAsync(Ct)).Agents.Count(a => a.Roles.Contains("agent")).ShouldBe(25);
        (await Saved(store.Get<CustomerStore>().CreateAsync(new QuickCard("新客", Phone("13900139000")), Agent, Ct))).Number.ShouldBe("C-0000251");
    }

    private static async Task<Customer> CustomerAsync(TestStore store) => await Saved(store.Get<CustomerStore>().CreateAsync(
        new QuickCard("周敏", Phone("13800138000"), "女士", RegionCode: "370202", Region: "山东省青岛市市南区", AddressDetail: "香港中路76号"), Agent, Ct));

    private static TicketDetails Repair(Customer customer) => new()
    {
        Type = TicketType.Repair, CustomerId = customer.Id, CategoryCode = "WM", Description = "不脱水", ReporterE164 = "+8613800138000",
    };

    private static InteractionRow Call(Guid id, DateTimeOffset at, DateTimeOffset? ended) => new()
    {
        Id = id, CallerRaw = "13800138000", PartyE164 = "+8613800138000", CalledNumber = "4008001001", AgentId = "agent1", ReceivedAt = at, EndedAt = ended,
    };

    private static PhoneNumber Phone(string raw) => PhoneNumber.Normalize(raw, PhoneSource.Typed);

    private static async Task<T> Saved<T>(Task<SaveResult<T>> save) => (await save).ShouldBeOfType<SaveResult<T>.Saved>().Value;

    private static async Task<Refusal> Refused<T>(Task<SaveResult<T>> save) => (await save).ShouldBeOfType<SaveResult<T>.Refused>().Refusal;
}
