using System.Diagnostics;
using Crm.Domain.Dispatch;
using Crm.Domain.Callbacks;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;
using Microsoft.EntityFrameworkCore;
using Persistence.Demo;
using Persistence.Queries;
using Shouldly;
using Xunit;

namespace Persistence.Tests;

public sealed class DemoDataTests(DemoDataTests.LoadedStore loaded, ITestOutputHelper output) : IClassFixture<DemoDataTests.LoadedStore>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_has_the_promised_volumes()
    {
        output.WriteLine($"demo load: {loaded.LoadTime.TotalSeconds:F2} s");
        await using var db = loaded.Store.Open();
        (await db.Customers.CountAsync(Ct)).ShouldBe(DemoData.Customers);
        (await db.Units.CountAsync(Ct)).ShouldBe(DemoData.Units);
        (await db.Tickets.CountAsync(Ct)).ShouldBe(DemoData.Tickets);
        (await db.Interactions.CountAsync(Ct)).ShouldBe(DemoData.Calls);
        (await db.Models.CountAsync(Ct)).ShouldBe(144);
        (await db.Recordings.CountAsync(Ct)).ShouldBe(0);
        (await db.Evaluations.CountAsync(Ct)).ShouldBeGreaterThan(500);
        foreach (var group in (await db.Tickets.GroupBy(t => t.Status).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(Ct)).OrderBy(g => g.Key))
            output.WriteLine($"{group.Key}: {group.Count}");
    }

    [Fact]
    public async Task The_ledger_of_call_backs_shows_every_state_and_what_came_of_it()
    {
        await using var db = loaded.Store.Open();
        var tasks = await db.Set<CallbackTask>().AsNoTracking().ToListAsync(Ct);
        output.WriteLine(string.Join(", ", tasks.GroupBy(t => t.State).Select(g => $"{g.Key} {g.Count()}")) + $", late {tasks.Count(t => t.IsLate)}");
        tasks.Count.ShouldBeInRange(100, 400);
        foreach (var state in new[] { CallbackState.Completed, CallbackState.Exhausted })
            tasks.ShouldContain(t => t.State == state);
        tasks.ShouldContain(t => t.IsOpen && t.IsLate);
        tasks.Count(t => t.IsOpen).ShouldBeGreaterThan(8);
        var open = tasks.Where(t => t.IsOpen).Select(t => t.TicketId).ToList();
        var numbers = await db.Tickets.Where(t => open.Contains(t.Id)).Select(t => t.ReporterE164!).ToListAsync(Ct);
        foreach (var ending in new[] { "1111", "2222", "0000" }) numbers.ShouldContain(n => n.EndsWith(ending, StringComparison.Ordinal));
        var followUps = await db.Set<CallbackFollowUp>().AsNoTracking().ToListAsync(Ct);
        foreach (var kind in new[] { FollowUpKind.FeeException, FollowUpKind.Rectification, FollowUpKind.Approval }) followUps.ShouldContain(f => f.Kind == kind);
        followUps.Select(f => f.State).Distinct().Count().ShouldBe(2);
        (await db.Tickets.Where(t => t.Charged != null).Select(t => t.Charged).ToListAsync(Ct)).Count(c => c > Crm.Domain.Money.Zero).ShouldBeGreaterThan(100);
        (await db.Set<CallbackAttempt>().CountAsync(Ct)).ShouldBe(tasks.Sum(t => t.Rounds));
    }

    [Fact]
    public async Task The_catalogue_is_a_real_houses_and_every_unit_has_its_history()
    {
        await using var db = loaded.Store.Open();
        (await db.Brands.CountAsync(Ct)).ShouldBe(4);
        (await db.Categories.CountAsync(Ct)).ShouldBe(9);
        ((await db.Codes.CountAsync(c => c.Group == "condition" || c.Group == "defect" || c.Group == "repair" || c.Group == "liability", Ct)) + await db.Symptoms.CountAsync(Ct)).ShouldBeGreaterThan(150);
        var models = await db.Models.AsNoTracking().ToListAsync(Ct);
        var bom = await db.Set<Crm.Domain.Catalogue.BomPosition>().AsNoTracking().ToListAsync(Ct);
        models.ShouldAllBe(m => bom.Exists(p => p.ModelId == m.Id));
        var prices = await db.Set<Crm.Domain.Catalogue.Price>().AsNoTracking().ToListAsync(Ct);
        prices.Select(p => p.ValidFrom).Distinct().Count().ShouldBe(2, "two versions");
        foreach (var topic in prices.GroupBy(p => p.Topic))
            topic.ShouldAllBe(p => Crm.Domain.Catalogue.CatalogueRules.Overlap(p, topic) == null);
        bom.Select(p => p.PartNo).Distinct().ShouldAllBe(part => prices.Exists(p => p.Subject == part));
        var units = await db.Units.AsNoTracking().Select(u => new { u.Id, u.SerialNo, u.BrandCode, u.ModelId }).ToListAsync(Ct);
        units.ShouldAllBe(u => Crm.Domain.InstallBase.SerialRule.Fits(models.Single(m => m.Id == u.ModelId).SerialRule, u.SerialNo) && u.BrandCode == u.SerialNo.Substring(0, 2));
        var told = (await db.UnitEvents.Select(e => e.UnitId).Distinct().ToListAsync(Ct)).ToHashSet();
        units.ShouldAllBe(u => told.Contains(u.Id));
    }

    [Fact]
    public async Task Load_runs_once_only() =>
        (await loaded.Store.Get<DemoData>().LoadAsync(loaded.Store.Clock.GetUtcNow(), null, Ct)).ShouldBeFalse();

    [Fact]
    public async Task Every_ticket_has_a_gapless_timeline_that_begins_with_its_opening()
    {
        await using var db = loaded.Store.Open();
        var broken = await db.TicketTimeline.GroupBy(t => t.TicketId)
            .Select(g => new { Count = g.Count(), Max = g.Max(x => x.Seq), Min = g.Min(x => x.Seq) }).Where(g => g.Count != g.Max || g.Min != 1).CountAsync(Ct);
        broken.ShouldBe(0);
        (await db.TicketTimeline.CountAsync(t => t.Seq == 1 && t.Type == "Opened", Ct)).ShouldBe(DemoData.Tickets);
    }

    [Fact]
    public async Task The_known_caller_pops_with_three_candidates_and_a_promise()
    {
        var card = await loaded.Store.Get<PopQuery>().FindByPhoneAsync(DemoCast.KnownCaller, Ct);

        card.Candidates.Select(c => c.Customer.Name).ShouldBe(["周敏", "周建国", "单海燕"]);
        var best = card.Candidates[0];
        best.Reasons.Select(r => r.Key).ShouldContain("Pop.PrimaryPhone");
        best.Reasons.Select(r => r.Key).ShouldContain("Pop.OpenTicket");
        best.Units.Length.ShouldBe(4);
        best.Units.Select(u => u.Warranty.Status).ShouldBe(
            [CoverageStatus.Covered, CoverageStatus.Expired, CoverageStatus.Covered, CoverageStatus.Unknown], ignoreOrder: true);
        var ticket = best.OpenTickets.ShouldHaveSingleItem();
        ticket.Status.ShouldBe(TicketStatus.Waiting);
        ticket.PromiseText.ShouldNotBeNull();
        best.LastContacts.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Visits_are_there_in_every_state_and_agree_with_their_tickets()
    {
        await using var db = loaded.Store.Open();
        var orders = await db.Set<DispatchOrder>().AsNoTracking().ToListAsync(Ct);
        foreach (var group in orders.GroupBy(o => o.Status).OrderBy(g => g.Key))
            output.WriteLine($"{group.Key}: {group.Count()}");
        orders.Select(o => o.Status).Distinct().ShouldBe(
            Enum.GetValues<DispatchStatus>(), ignoreOrder: true);
        (await db.Set<ServiceSite>().CountAsync(Ct)).ShouldBe(12);
        (await db.Set<Technician>().CountAsync(Ct)).ShouldBe(48);
        foreach (var order in orders)
        {
            DateTimeOffset?[] line = [order.ProposedAt, order.AssignedAt, order.AcceptedAt, order.DepartedAt, order.ArrivedAt, order.StartedAt, order.FinishedAt];
            line.Where(t => t is not null).Select(t => t!.Value).ShouldBeInOrder(SortDirection.Ascending, order.Number);
            order.IsOpen.ShouldBe(order.OpenTicketId is not null);
        }

        var charged = await (
            from o in db.Set<DispatchOrder>()
            join r in db.Set<VisitResult>() on o.Id equals r.OrderId
            join t in db.Tickets on o.TicketId equals t.Id
            where o.Status == DispatchStatus.Done
            select new { Result = r, t.Type, t.CategoryCode, t.EntitlementStatus, t.Charged, t.WorkDoneAt }).ToListAsync(Ct);
        charged.Count.ShouldBeGreaterThan(5_000);
        charged.ShouldAllBe(c => c.Charged == c.Result.Charged);
        var codes = await db.Codes.ToListAsync(Ct);
        var symptoms = await db.Symptoms.ToListAsync(Ct);
        System.Collections.Immutable.ImmutableArray<VisitCode> known =
            [.. codes.Select(c => new VisitCode(c.Group, c.Code)), .. symptoms.Select(s => new VisitCode(VisitCodeGroups.Symptom, s.Code))];
        foreach (var c in charged)
            CompletionRules.Check(c.Result, new CompletionFacts(c.Type, c.CategoryCode, c.EntitlementStatus, SiteZone.DayOf(c.WorkDoneAt!.Value), known)).ShouldBeNull();
    }

    [Fact]
    public async Task Tickets_opened_after_the_load_go_on_from_the_last_number()
    {
        await using var db = loaded.Store.Open();
        var day = TicketNumber.DayKey(SiteZone.DayOf(loaded.Store.Clock.GetUtcNow()));
        var last = await db.Tickets.Where(t => t.Number.StartsWith(day)).MaxAsync(t => t.Number, Ct);
        (await db.NumberSequences.SingleAsync(n => n.Key == day, Ct)).Last.ShouldBe(long.Parse(last![(day.Length + 1)..]));
    }

    [Fact]
    public async Task Pop_latency_on_demo_data_is_printed()
    {
        await using var db = loaded.Store.Open();
        var phones = await db.CustomerPhones.OrderBy(p => p.Reversed).Select(p => p.E164).Take(2_000).ToListAsync(Ct);
        var pops = loaded.Store.Get<PopQuery>();
        List<double> times = [];
        foreach (var phone in phones)
        {
            var started = Stopwatch.GetTimestamp();
            var card = await pops.FindByPhoneAsync(phone, Ct);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            card.Candidates.ShouldNotBeEmpty();
        }

        times.Sort();
        output.WriteLine($"pop: p50 {times[times.Count / 2]:F3} ms, p99 {times[times.Count * 99 / 100]:F3} ms, max {times[^1]:F2} ms");
    }

    public sealed class LoadedStore : IAsyncLifetime
    {
        internal TestStore Store { get; private set; } = null!;

        public TimeSpan LoadTime { get; private set; }

        public async ValueTask InitializeAsync()
        {
            Store = await TestStore.OnSqliteAsync();
            var started = Stopwatch.GetTimestamp();
            (await Store.Get<DemoData>().LoadAsync(Store.Clock.GetUtcNow(), null, CancellationToken.None)).ShouldBeTrue();
            LoadTime = Stopwatch.GetElapsedTime(started);
        }

        public ValueTask DisposeAsync() => Store.DisposeAsync();
    }
}
