using System.Globalization;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Customers;
using Persistence.Floor;
using Persistence.History;
using Persistence.Tickets;
using Persistence.Users;

namespace Persistence.Demo;

/// <summary>Adds plain data in bulk for load tests: deterministic, a few transactions, no stories.</summary>
public sealed class BulkSeeder(IDbContextFactory<AppDb> contexts, WriteGate gate, StoreProvider provider)
{
    // Rows per transaction: large enough to be fast, small enough for the write-ahead log.
    private const int BatchSize = 20_000;

    // Words are written in their order, many at once: each page of their tree is then touched once.
    private const int WordsAtOnce = 400_000;

    private static readonly TimeSpan People = TimeSpan.FromDays(1_800);

    private static readonly Type[] Big =
    [
        typeof(Customer), typeof(CustomerPhone), typeof(CustomerAddress), typeof(InstalledUnit), typeof(UnitCoverage), typeof(Ticket), typeof(TicketTimelineRow), typeof(InteractionRow),
    ];

    /// <summary>The number of the bulk customer with this ordinal (the figure in their speakable number).</summary>
    public static string PhoneOf(long ordinal) => BulkPeople.PhoneOf(ordinal);

    /// <summary>Adds customers with 1.2 units each, spreads tickets over them, and makes agents exist.</summary>
    public Task SeedAsync(int customers, int tickets, int agents, DateTimeOffset now, IProgress<DemoProgress>? progress, CancellationToken ct) =>
        SeedAsync(SeedSize.Of(customers) with { Tickets = tickets, Agents = agents }, now, progress, ct);

    /// <summary>Adds customers with phones, an address and units each, spreads tickets and calls over them, and makes agents exist.</summary>
    /// <remarks>In transactions of some ten thousand rows: what was killed halfway leaves whole customers, and its indexes are built at the next start.</remarks>
    public async Task SeedAsync(SeedSize size, DateTimeOffset now, IProgress<DemoProgress>? progress, CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        // The rows are made together, so that checking each against its customer would only cost; the connection gets its settings back below.
        if (provider.HasOneWriter) await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF; PRAGMA cache_size=-262144", ct);
        try
        {
            await FillAsync(db, size, now, progress, ct);
        }
        finally
        {
            if (provider.HasOneWriter) await db.Database.ExecuteSqlRawAsync(provider.Dialect.OpenSettings, CancellationToken.None);
        }

        progress?.Report(new DemoProgress("done", 1, 1));
    }

    private async Task FillAsync(AppDb db, SeedSize size, DateTimeOffset now, IProgress<DemoProgress>? progress, CancellationToken ct)
    {
        var catalogue = DemoFoundation.Catalogue();
        await TransactAsync(db, () => DemoFoundation.EnsureAsync(db, catalogue, now, ct), ct);
        if (size.Agents > 0) await TransactAsync(db, () => AddAgentsAsync(db, size.Agents, ct), ct);
        var isBig = provider.Name is not "SqlServer" && size.Customers + (long)size.Tickets >= BulkIndexes.WorthIt;
        if (isBig) await BulkIndexes.DropAsync(db, Big, now, ct);
        try
        {
            if (size.Customers > 0) await AddAsync(db, size, catalogue, now, progress, ct);
        }
        finally
        {
            // Also after a failure: a store without indexes works, but nobody could work with it.
            await BulkIndexes.RestoreAsync(db, progress, CancellationToken.None);
        }

        await AnalyseAsync(db, ct);
    }

    private async Task AnalyseAsync(AppDb db, CancellationToken ct)
    {
        if (provider.Name is "SqlServer") return;
        // A thousand rows of each index tell the planner enough; reading gigabytes would take minutes.
        if (provider.HasOneWriter) await db.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit=1000", ct);
        await db.Database.ExecuteSqlRawAsync("ANALYZE", ct);
    }

    private static async Task AddAgentsAsync(AppDb db, int agents, CancellationToken ct)
    {
        var known = (await db.Users.Select(u => u.UserName!).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var taken = (await db.Users.Where(u => u.Extension != null).Select(u => u.Extension!).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        for (var n = 1; n <= agents; n++)
        {
            var id = DemoStaff.AgentId(n);
            if (known.Contains(id)) continue;
            var extension = (8000 + n).ToString(CultureInfo.InvariantCulture);
            if (taken.Contains(extension)) await FreeExtensionAsync(db, extension, ct);
            var user = DemoStaff.User(id, "坐席" + n.ToString(CultureInfo.InvariantCulture), 8000 + n);
            await DemoFoundation.InsertAsync<AppUser>(db, [user], ct);
            await DemoFoundation.InsertAsync<IdentityUserRole<string>>(db, [new IdentityUserRole<string> { UserId = id, RoleId = Roles.Agent }], ct);
            await DemoFoundation.InsertAsync(db, DemoStaff.QueuesOf(n).Select(q => new QueueMemberRow { QueueId = q, AgentId = id }), ct);
        }
    }

    // Contract §1: agent n gets 8000 + n; whoever else sits there moves out of the way.
    private static Task FreeExtensionAsync(AppDb db, string extension, CancellationToken ct) =>
        db.Users.Where(u => u.Extension == extension).ExecuteUpdateAsync(s => s.SetProperty(u => u.Extension, "9" + extension), ct);

    private async Task AddAsync(AppDb db, SeedSize size, DemoCatalogue catalogue, DateTimeOffset now, IProgress<DemoProgress>? progress, CancellationToken ct)
    {
        var first = await db.NumberSequences.Where(n => n.Key == "C").Select(n => n.Last).SingleOrDefaultAsync(ct);
        var random = new Random(size.Seed + (int)first);
        var ids = new SeededIds(random);
        var homes = await AddCustomersAsync(db, size, first, catalogue, random, ids, now, progress, ct);
        if (homes.Length > 0) await AddTicketsAsync(db, size, new BulkTickets(random, ids, catalogue, homes, size.Tickets, now), ids, progress, ct);
    }

    private async Task<BulkHome[]> AddCustomersAsync(
        AppDb db, SeedSize size, long first, DemoCatalogue catalogue, Random random, SeededIds ids, DateTimeOffset now, IProgress<DemoProgress>? progress, CancellationToken ct)
    {
        var people = new BulkPeople(random, ids);
        var units = new DemoUnits(random, ids, await db.Units.CountAsync(ct));
        var models = catalogue.Models.Select((m, at) => (m.Id, at)).ToDictionary(m => m.Id, m => m.at);
        var (homes, made) = (new BulkHome[size.Units], 0);
        List<CustomerWordRow> nameWords = [];
        List<AddressWordRow> placeWords = [];
        for (var done = 0; done < size.Customers;)
        {
            var lot = new Lot();
            for (var end = Math.Min(done + BatchSize, size.Customers); done < end; done++)
            {
                var ordinal = first + done + 1;
                var createdAt = now - People + (People - TimeSpan.FromDays(1)) * (done / (double)size.Customers);
                var (customer, address, phones) = people.Next(ordinal, createdAt);
                lot.Customers.Add(customer);
                lot.Addresses.Add(address);
                lot.Phones.AddRange(phones);
                nameWords.AddRange(SearchWords.OfName(customer.Name).Select(w => new CustomerWordRow { Word = w, CustomerId = customer.Id }));
                placeWords.AddRange(SearchWords.OfAddress(address).Select(w => new AddressWordRow { Word = w, AddressId = address.Id }));
                for (var share = (int)((done + 1L) * size.Units / size.Customers); made < share; made++)
                {
                    var model = catalogue.AnyModel(random);
                    var unit = units.Unit(model, customer, customer.Id, address.Id, SiteZone.DayOf(createdAt).AddDays(-random.Next(0, 700)), hasVoucher: random.Next(100) >= 6);
                    lot.Units.Add(unit);
                    lot.Coverages.AddRange(DemoUnits.Coverages(unit, model));
                    homes[made] = new BulkHome(unit.Id, customer.Id, address.Id, ordinal, models[model.Id]);
                }
            }

            await TransactAsync(
                db,
                async () =>
                {
                    await lot.WriteAsync(db, provider, ct);
                    if (nameWords.Count + placeWords.Count >= WordsAtOnce || done == size.Customers) await WriteWordsAsync(db, nameWords, placeWords, ct);
                    await Days.SetAsync(db, "C", first + done, ct);
                },
                ct);
            progress?.Report(new DemoProgress("customers", done, size.Customers));
        }

        return homes;
    }

    private async Task WriteWordsAsync(AppDb db, List<CustomerWordRow> names, List<AddressWordRow> places, CancellationToken ct)
    {
        names.Sort((a, b) => string.CompareOrdinal(a.Word, b.Word));
        places.Sort((a, b) => string.CompareOrdinal(a.Word, b.Word));
        await BulkInsert<CustomerWordRow>.WriteAsync(db, provider, names, ct);
        await BulkInsert<AddressWordRow>.WriteAsync(db, provider, places, ct);
        names.Clear();
        places.Clear();
    }

    private async Task AddTicketsAsync(AppDb db, SeedSize size, BulkTickets maker, SeededIds ids, IProgress<DemoProgress>? progress, CancellationToken ct)
    {
        var days = new Days();
        for (var done = 0; done < size.Tickets;)
        {
            List<Ticket> tickets = new(BatchSize);
            for (var end = Math.Min(done + BatchSize, size.Tickets); done < end; done++)
            {
                var at = maker.At(done);
                Guid? call = size.Tickets - done <= size.Calls ? ids.Next(at.AddMinutes(-3)) : null;
                tickets.Add(maker.Next(at, await days.NumberAsync(db, at, ct), call));
            }

            await TransactAsync(
                db,
                async () =>
                {
                    await BulkInsert<Ticket>.WriteAsync(db, provider, tickets, ct);
                    await BulkInsert<TicketTimelineRow>.WriteAsync(db, provider, [.. tickets.Select(BulkTickets.OpeningOf)], ct);
                    await BulkInsert<InteractionRow>.WriteAsync(db, provider, [.. tickets.Where(t => t.InteractionId is not null).Select(BulkTickets.CallOf)], ct);
                    await days.SaveAsync(db, ct);
                },
                ct);
            progress?.Report(new DemoProgress("tickets", done, size.Tickets));
        }
    }

    private static async Task TransactAsync(AppDb db, Func<Task> work, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await work();
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>What goes down together.</summary>
    private sealed class Lot
    {
        public List<Customer> Customers { get; } = new(BatchSize);

        public List<CustomerPhone> Phones { get; } = new(BatchSize * 5 / 4);

        public List<CustomerAddress> Addresses { get; } = new(BatchSize);

        public List<InstalledUnit> Units { get; } = new(BatchSize * 5 / 4);

        public List<UnitCoverage> Coverages { get; } = new(BatchSize * 4);

        public async Task WriteAsync(AppDb db, StoreProvider provider, CancellationToken ct)
        {
            await BulkInsert<Customer>.WriteAsync(db, provider, Customers, ct);
            await BulkInsert<CustomerPhone>.WriteAsync(db, provider, Phones, ct);
            await BulkInsert<CustomerAddress>.WriteAsync(db, provider, Addresses, ct);
            await BulkInsert<InstalledUnit>.WriteAsync(db, provider, Units, ct);
            await BulkInsert<UnitCoverage>.WriteAsync(db, provider, Coverages, ct);
        }
    }

    /// <summary>Counts each day's numbers above those in use.</summary>
    private sealed class Days
    {
        private readonly Dictionary<DateOnly, long> _last = [];

        public HashSet<DateOnly> Touched { get; } = [];

        public async Task<string> NumberAsync(AppDb db, DateTimeOffset at, CancellationToken ct)
        {
            var day = SiteZone.DayOf(at);
            if (!_last.TryGetValue(day, out var last))
            {
                var key = TicketNumber.DayKey(day);
                last = await db.NumberSequences.Where(n => n.Key == key).Select(n => n.Last).SingleOrDefaultAsync(ct);
            }

            _last[day] = ++last;
            Touched.Add(day);
            return TicketNumber.Of(day, last);
        }

        public async Task SaveAsync(AppDb db, CancellationToken ct)
        {
            foreach (var day in Touched) await SetAsync(db, TicketNumber.DayKey(day), _last[day], ct);
            Touched.Clear();
        }

        public static async Task SetAsync(AppDb db, string key, long last, CancellationToken ct)
        {
            var rows = await db.NumberSequences.Where(n => n.Key == key).ExecuteUpdateAsync(s => s.SetProperty(n => n.Last, last), ct);
            if (rows == 0) await DemoFoundation.InsertAsync<NumberSequenceRow>(db, [new NumberSequenceRow { Key = key, Last = last }], ct);
        }
    }
}
