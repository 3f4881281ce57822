using System.Globalization;
using Crm.Domain.Customers;
using Crm.Domain.Dispatch;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Customers;
using Persistence.History;
using Persistence.Tickets;

namespace Persistence.Demo;

/// <summary>Loads the demo world once: 5,000 customers, 8,000 units, 12,000 tickets, 2,000 calls. The same seed and instant give the same rows.</summary>
public sealed class DemoData(IDbContextFactory<AppDb> contexts, WriteGate gate, StoreProvider provider)
{
    public const int Customers = 5_000;
    public const int Units = 8_000;
    public const int Tickets = 12_000;
    public const int Calls = 2_000;

    private const string Mark = "demo";
    private const int CallsWithTicket = 1_400;
    private const int TicketDays = 730;

    // The last week is as busy as twenty agents make it, so that every role finds work of today.
    private const int LastWeek = 360;

    // Share of the day's calls per local hour: peaks at 9-11, 14-16 and 19-20.
    private static readonly int[] HourShares = [0, 0, 0, 0, 0, 0, 0, 1, 5, 12, 13, 8, 4, 5, 11, 11, 7, 4, 4, 8, 5, 2, 0, 0];

    /// <summary>Loads everything in one transaction; false when it was loaded before.</summary>
    public async Task<bool> LoadAsync(DateTimeOffset now, IProgress<DemoProgress>? progress, CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.StoreMarks.AnyAsync(m => m.Key == Mark, ct))
        {
            await DemoFoundation.CompleteAsync(db, DemoFoundation.Catalogue(), now, ct);
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var random = new Random(DemoFoundation.Seed);
        var ids = new SeededIds(random);
        var catalogue = DemoFoundation.Catalogue();
        await DemoFoundation.EnsureAsync(db, catalogue, now, ct);

        progress?.Report(new DemoProgress("customers", 0, Customers));
        var world = People(random, ids, catalogue, now);
        await DemoFoundation.InsertAsync(db, world.Customers, ct);
        await DemoFoundation.InsertAsync(db, world.Phones, ct);
        await DemoFoundation.InsertAsync(db, world.Addresses, ct);
        await DemoFoundation.InsertAsync(db, world.Customers.SelectMany(c => SearchWords.OfName(c.Name).Select(w => new CustomerWordRow { Word = w, CustomerId = c.Id })), ct);
        await DemoFoundation.InsertAsync(db, world.Addresses.SelectMany(a => SearchWords.OfAddress(a).Select(w => new AddressWordRow { Word = w, AddressId = a.Id })), ct);

        progress?.Report(new DemoProgress("units", 0, Units));
        await DemoFoundation.InsertAsync(db, world.Households.Select(h => h.Unit), ct);
        await DemoFoundation.InsertAsync(db, world.Households.SelectMany(h => DemoUnits.Coverages(h.Unit, h.Model)), ct);
        await DemoFoundation.InsertAsync(db, world.Households.SelectMany(h => DemoUnits.Events(h.Unit, h.Model)), ct);

        var lastOfDay = await WriteTicketsAsync(db, world, random, ids, catalogue, now, progress, ct);
        await DemoFoundation.InsertAsync<NumberSequenceRow>(
            db, [new NumberSequenceRow { Key = "C", Last = Customers }, .. lastOfDay.Select(d => new NumberSequenceRow { Key = TicketNumber.DayKey(d.Key), Last = d.Value })], ct);
        await DemoFoundation.InsertAsync<StoreMarkRow>(db, [new StoreMarkRow { Key = Mark, Value = Customers.ToString(CultureInfo.InvariantCulture), At = now }], ct);
        await transaction.CommitAsync(ct);
        if (provider.Name is not "SqlServer") await db.Database.ExecuteSqlRawAsync("ANALYZE", ct);
        progress?.Report(new DemoProgress("done", 1, 1));
        return true;
    }

    private static DemoWorld People(Random random, SeededIds ids, DemoCatalogue catalogue, DateTimeOffset now)
    {
        var world = new DemoWorld();
        var people = new DemoPeople(random, ids);
        var units = new DemoUnits(random, ids);
        DemoCast.Play(world, people, units, catalogue, random, now);
        var today = SiteZone.DayOf(now);
        for (var i = DemoCast.Customers + 1; i <= Customers; i++)
        {
            var region = DemoRegions.All[random.Next(DemoRegions.All.Count)];
            var customer = people.Customer(i, now.AddDays(-random.Next(30, 1500)), region);
            var number = random.Next(100) < 3 ? world.Phones[random.Next(world.Phones.Count)].E164 : people.NextMobile();
            var phone = people.Phone(customer.Id, number, PhonePurpose.Personal, isPrimary: true);
            var address = people.Address(customer, region);
            world.Add(customer, address, phone);
            if (random.Next(100) < 8)
            {
                var second = random.Next(2) == 0 ? people.Landline(region) : people.NextMobile();
                world.Phones.Add(people.Phone(customer.Id, second, random.Next(2) == 0 ? PhonePurpose.Home : PhonePurpose.Work, isPrimary: false));
            }

            world.Add(Household(customer, phone.E164, region, address.Id));
        }

        while (world.Households.Count < Units)
        {
            var owner = world.Households[random.Next(DemoCast.Units, world.Households.Count)];
            world.Add(Household(owner.User, owner.Phone, owner.Region, owner.Address));
        }

        return world;

        DemoHousehold Household(Customer user, string phone, DemoRegion region, AddressId address)
        {
            var model = catalogue.AnyModel(random);
            var purchaser = random.Next(100) < 2 ? world.Customers[random.Next(world.Customers.Count)].Id : user.Id;
            var soldOn = today.AddDays(-random.Next(10, 2600));
            return new DemoHousehold(units.Unit(model, user, purchaser, address, soldOn, random.Next(100) >= 6), model, user, phone, region, address);
        }
    }

    private static async Task<Dictionary<DateOnly, long>> WriteTicketsAsync(
        AppDb db, DemoWorld world, Random random, SeededIds ids, DemoCatalogue catalogue, DateTimeOffset now, IProgress<DemoProgress>? progress, CancellationToken ct)
    {
        await using var tickets = new BulkInsert<Ticket>(db);
        await using var timeline = new BulkInsert<TicketTimelineRow>(db);
        await using var orders = new BulkInsert<DispatchOrder>(db);
        await using var results = new BulkInsert<VisitResult>(db);
        var maker = new DemoTickets(random, ids, now);
        var visits = new DemoVisits(now);
        List<(Ticket Ticket, string Party)> called = [];
        List<DemoTicket> recent = [];
        Dictionary<DateOnly, long> lastOfDay = [];
        var castAt = now.AddDays(-5);
        var castHome = world.Households.First(h => h.Model.CategoryCode == "WM" && h.User.Id == world.Customers[0].Id);
        var instants = Instants(random, now, Tickets - 1 - LastWeek).Concat(Instants(random, now, LastWeek, 7)).Append(castAt).Order().ToList();
        for (var i = 0; i < instants.Count; i++)
        {
            var at = instants[i];
            var day = SiteZone.DayOf(at);
            lastOfDay[day] = lastOfDay.GetValueOrDefault(day) + 1;
            var number = TicketNumber.Of(day, lastOfDay[day]);
            Guid? call = i >= Tickets - CallsWithTicket ? ids.Next(at) : null;
            var made = at == castAt
                ? DemoCast.WaitingTicket(maker, number, at, castHome, call, now)
                : maker.Usual(number, at, HomeAt(world, random, day), catalogue, call);
            if (made.Ticket.WorkDoneAt > now - DemoCallbacks.Period) recent.Add(made);
            else await WriteAsync(made);
            if (call is not null) called.Add((made.Ticket, made.Ticket.ReporterE164!));
            if (i % 1_000 == 0) progress?.Report(new DemoProgress("tickets", i, Tickets));
        }

        // Ids of their own seed: the rest of the world stays as it was.
        var callbacks = new DemoCallbacks(new SeededIds(new Random(DemoFoundation.Seed + 1)), now);
        foreach (var made in callbacks.Play(recent)) await WriteAsync(made);
        await WriteCallbacksAsync(db, callbacks, ct);
        await DemoFoundation.InsertAsync<NumberSequenceRow>(db, visits.LastOfDay.Select(d => new NumberSequenceRow { Key = DispatchNumber.DayKey(d.Key), Last = d.Value }), ct);
        progress?.Report(new DemoProgress("calls", 0, Calls));
        await WriteCallsAsync(db, world, random, ids, called, now, ct);
        return lastOfDay;

        async Task WriteAsync(DemoTicket made)
        {
            await tickets.AddAsync(made.Ticket, ct);
            await timeline.AddAsync(made.Timeline, ct);
            var (visitOrders, visitResults) = visits.Of(made);
            await orders.AddAsync(visitOrders, ct);
            await results.AddAsync(visitResults, ct);
        }
    }

    private static async Task WriteCallbacksAsync(AppDb db, DemoCallbacks callbacks, CancellationToken ct)
    {
        await DemoFoundation.InsertAsync(db, callbacks.Tasks, ct);
        await DemoFoundation.InsertAsync(db, callbacks.Attempts, ct);
        await DemoFoundation.InsertAsync(db, callbacks.Timeline, ct);
        await DemoFoundation.InsertAsync(db, callbacks.FollowUps, ct);
        await DemoFoundation.InsertAsync(db, callbacks.Holds, ct);
        await DemoFoundation.InsertAsync(db, callbacks.Numbers, ct);
    }

    private static async Task WriteCallsAsync(
        AppDb db, DemoWorld world, Random random, SeededIds ids, List<(Ticket Ticket, string Party)> called, DateTimeOffset now, CancellationToken ct)
    {
        await using var rows = new BulkInsert<InteractionRow>(db);
        await using var legs = new BulkInsert<InteractionLegRow>(db);
        await using var events = new BulkInsert<InteractionEventRow>(db);
        await using var scores = new BulkInsert<Crm.Domain.Quality.Evaluation>(db);
        var maker = new DemoCalls(random, ids);
        var made = called.Select(c => maker.ForTicket(c.Ticket.InteractionId!.Value, c.Ticket, c.Party));
        foreach (var call in made.Concat(LooseCalls(world, maker, random, now)))
        {
            await rows.AddAsync(call.Row, ct);
            await legs.AddAsync(call.Legs, ct);
            await events.AddAsync(call.Events, ct);
            await scores.AddAsync(call.Evaluations.Where(e => e.At <= now), ct);
        }
    }

    private static IEnumerable<DemoCall> LooseCalls(DemoWorld world, DemoCalls maker, Random random, DateTimeOffset now)
    {
        // 周敏 called two days ago, about the promise.
        yield return maker.Loose(now.AddDays(-2).AddMinutes(-5), DemoCast.KnownCaller, row => row.CustomerId = world.Customers[0].Id);
        var strangers = 0;
        foreach (var at in Instants(random, now, Calls - CallsWithTicket - 1, 60))
        {
            var home = world.Households[random.Next(world.Households.Count)];
            if (random.Next(100) < 60) yield return maker.Loose(at, home.Phone, row => row.CustomerId = home.User.Id);
            else yield return maker.Loose(at, string.Create(CultureInfo.InvariantCulture, $"+86169{++strangers:00000000}"), _ => { });
        }
    }

    private static IEnumerable<DateTimeOffset> Instants(Random random, DateTimeOffset now, int count, int days = TicketDays)
    {
        var today = SiteZone.DayOf(now);
        var latest = now.AddMinutes(-15);
        while (count > 0)
        {
            var day = today.AddDays(-random.Next(days));
            if (random.Next(100) >= SeasonShare(day.Month)) continue;
            var local = day.ToDateTime(new TimeOnly(Hour(random), random.Next(60), random.Next(60), random.Next(1000)));
            var at = new DateTimeOffset(local, SiteZone.Zone.GetUtcOffset(local)).ToUniversalTime();
            if (at > latest) continue;
            count--;
            yield return at;
        }
    }

    private static int SeasonShare(int month) => month switch
    {
        6 or 7 or 8 => 100,
        11 or 12 or 1 => 70,
        _ => 55,
    };

    private static int Hour(Random random)
    {
        var draw = random.Next(HourShares.Sum());
        for (var hour = 0; hour < HourShares.Length; hour++)
        {
            if ((draw -= HourShares[hour]) < 0) return hour;
        }

        return 10;
    }

    private static DemoHousehold HomeAt(DemoWorld world, Random random, DateOnly day)
    {
        // The guided tour's people keep the story that was written for them.
        var home = world.Households[random.Next(DemoCast.Units, world.Households.Count)];
        for (var tries = 0; tries < 12 && (home.Unit.PurchasedOn ?? home.Unit.ProducedOn) > day; tries++)
            home = world.Households[random.Next(DemoCast.Units, world.Households.Count)];
        return home;
    }
}
