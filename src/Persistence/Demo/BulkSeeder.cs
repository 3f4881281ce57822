using System.Globalization;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Floor;
using Persistence.Tickets;
using Persistence.Users;

namespace Persistence.Demo;

/// <summary>Adds plain data in bulk for load tests: deterministic, a few transactions, no stories.</summary>
public sealed class BulkSeeder(IDbContextFactory<AppDb> contexts, WriteGate gate, StoreProvider provider)
{
    // Rows per transaction: large enough to be fast, small enough for the write-ahead log.
    private const int BatchSize = 20_000;

    private static readonly TicketStatus[] Statuses = [TicketStatus.Closed, TicketStatus.Closed, TicketStatus.Closed, TicketStatus.Closed, TicketStatus.Open];

    /// <summary>The number of the bulk customer with this ordinal (the figure in their speakable number).</summary>
    public static string PhoneOf(long ordinal) => string.Create(CultureInfo.InvariantCulture, $"+86168{ordinal % 100_000_000:00000000}");

    /// <summary>Adds customers with one phone, one address and 1.2 units each, spreads tickets over them, and makes agents exist.</summary>
    public async Task SeedAsync(int customers, int tickets, int agents, DateTimeOffset now, IProgress<DemoProgress>? progress, CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(ct);
        var catalogue = DemoFoundation.Catalogue();
        await TransactAsync(db => DemoFoundation.EnsureAsync(db, catalogue, now, ct), ct);
        if (agents > 0) await TransactAsync(db => AddAgentsAsync(db, agents, ct), ct);
        if (customers > 0) await AddCustomersAsync(customers, tickets, catalogue, now, progress, ct);
        if (provider.Name is not "SqlServer") await TransactAsync(db => db.Database.ExecuteSqlRawAsync("ANALYZE", ct), ct);
        progress?.Report(new DemoProgress("done", 1, 1));
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

    private async Task AddCustomersAsync(
        int customers, int tickets, DemoCatalogue catalogue, DateTimeOffset now, IProgress<DemoProgress>? progress, CancellationToken ct)
    {
        await using var reader = await contexts.CreateDbContextAsync(ct);
        var first = await reader.NumberSequences.Where(n => n.Key == "C").Select(n => n.Last).SingleOrDefaultAsync(ct);
        var random = new Random(DemoFoundation.Seed + (int)first);
        var day = new Days(now);
        var maker = new Maker(random, new SeededIds(random), catalogue, now);
        long written = 0;
        for (var done = 0; done < customers; done += BatchSize)
        {
            var size = Math.Min(BatchSize, customers - done);
            var from = first + done;
            var share = (long)tickets * (done + size) / customers - written;
            await TransactAsync(db => maker.WriteAsync(db, from, size, share, day, ct), ct);
            written += share;
            progress?.Report(new DemoProgress("customers", done + size, customers));
        }
    }

    private async Task TransactAsync(Func<AppDb, Task> work, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await work(db);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Spreads tickets over past days and counts each day's numbers above those in use.</summary>
    private sealed class Days(DateTimeOffset now)
    {
        private const int Span = 1_000;
        private readonly Dictionary<DateOnly, long> _last = [];

        public HashSet<DateOnly> Touched { get; } = [];

        public DateTimeOffset Any(Random random) => now.AddSeconds(-random.Next(3_600, Span * 86_400));

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

    private sealed class Maker(Random random, SeededIds ids, DemoCatalogue catalogue, DateTimeOffset now)
    {
        private readonly DemoPeople _people = new(random, ids);
        private readonly DemoUnits _units = new(random, ids);

        public async Task WriteAsync(AppDb db, long first, int customers, long tickets, Days days, CancellationToken ct)
        {
            await using var customerRows = new BulkInsert<Customer>(db);
            await using var phoneRows = new BulkInsert<CustomerPhone>(db);
            await using var addressRows = new BulkInsert<CustomerAddress>(db);
            await using var unitRows = new BulkInsert<InstalledUnit>(db);
            await using var coverageRows = new BulkInsert<UnitCoverage>(db);
            List<DemoHousehold> homes = new(customers * 6 / 5 + 1);
            var today = SiteZone.DayOf(now);
            for (var i = 1; i <= customers; i++)
            {
                var region = DemoRegions.All[random.Next(DemoRegions.All.Count)];
                var customer = _people.Customer((int)(first + i), now.AddDays(-random.Next(30, 1500)), region);
                var address = _people.Address(customer, region);
                var phone = PhoneOf(first + i);
                await customerRows.AddAsync(customer, ct);
                await phoneRows.AddAsync(_people.Phone(customer.Id, phone, PhonePurpose.Personal, isPrimary: true), ct);
                await addressRows.AddAsync(address, ct);
                for (var n = i % 5 == 0 ? 2 : 1; n > 0; n--)
                {
                    var model = catalogue.AnyModel(random);
                    var unit = _units.Unit(model, customer, customer.Id, address.Id, today.AddDays(-random.Next(10, 2600)), hasVoucher: true);
                    await unitRows.AddAsync(unit, ct);
                    await coverageRows.AddAsync(DemoUnits.Coverages(unit, model), ct);
                    homes.Add(new DemoHousehold(unit, model, customer, phone, region, address.Id));
                }
            }

            await WriteTicketsAsync(db, homes, tickets, days, ct);
            await Days.SetAsync(db, "C", first + customers, ct);
        }

        private async Task WriteTicketsAsync(AppDb db, List<DemoHousehold> homes, long tickets, Days days, CancellationToken ct)
        {
            await using var ticketRows = new BulkInsert<Ticket>(db);
            await using var timelineRows = new BulkInsert<TicketTimelineRow>(db);
            for (long i = 0; i < tickets; i++)
            {
                var at = days.Any(random);
                var ticket = Ticket(homes[random.Next(homes.Count)], at, await days.NumberAsync(db, at, ct));
                await ticketRows.AddAsync(ticket, ct);
                await timelineRows.AddAsync(new TicketTimelineRow { TicketId = ticket.Id, Seq = 1, At = at, ActorId = ticket.OpenedBy, Type = "Opened" }, ct);
            }

            await days.SaveAsync(db, ct);
        }

        private Ticket Ticket(DemoHousehold home, DateTimeOffset at, string number)
        {
            var fault = catalogue.AnyFault(random, home.Model.CategoryCode);
            var status = Statuses[random.Next(Statuses.Length)];
            var agent = DemoStaff.AgentId(random.Next(1, 21));
            return new Ticket
            {
                Id = new TicketId(ids.Next(at)), Number = number, Status = status, Type = TicketType.Repair, Channel = TicketChannel.Phone,
                Severity = TicketSeverity.Major, CustomerId = home.User.Id, UnitId = home.Unit.Id, AddressId = home.Address, ReporterE164 = home.Phone,
                CategoryCode = home.Model.CategoryCode, SymptomCode = fault.Code, IsSafetyCritical = fault.IsDangerous, Description = fault.Zh,
                EntitlementStatus = CoverageStatus.Covered, OpenedBy = agent, OwnerId = agent, OpenedAt = at, ResponseDueAt = at.AddHours(48),
                ResolutionDueAt = at.AddHours(120), ClosedAt = status == TicketStatus.Closed ? at.AddDays(3) : null, UpdatedAt = at, Version = 1,
            };
        }
    }
}
