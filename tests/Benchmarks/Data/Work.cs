using Crm.Domain;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence;
using Persistence.Customers;
using Persistence.Demo;
using Persistence.History;
using Persistence.Tickets;

namespace Benchmarks.Data;

/// <summary>What people and calls write, through the product's own stores.</summary>
internal sealed class Work(House house, IReadOnlyList<Work.Home> homes)
{
    private int _stale;

    /// <summary>How often somebody else was sooner and the save was done again.</summary>
    public int Stale => _stale;

    public static async Task<Work> OfAsync(House house)
    {
        await using var db = house.Open();
        var count = await db.Customers.CountAsync();
        var numbers = Enumerable.Range(0, 500).Select(i => CustomerStore.NumberOf(1 + i * (long)count / 500)).ToList();
        var homes = await (from c in db.Customers where numbers.Contains(c.Number) join u in db.Units on (CustomerId?)c.Id equals u.UserId select new Home(c.Id, u.Id)).ToListAsync();
        return new Work(house, homes);
    }

    /// <summary>A new ticket.</summary>
    public async Task<Ticket> OpenAsync(int n)
    {
        var home = homes[n % homes.Count];
        var details = new TicketDetails { Type = TicketType.Repair, CustomerId = home.Customer, UnitId = home.Unit, CategoryCode = "WM", SymptomCode = "WM-S03", Description = "不脱水", ReporterE164 = BulkSeeder.PhoneOf(1 + n) };
        return Saved(await house.Get<TicketStore>().OpenAsync(new OpenTicket(details), Agent(n), CancellationToken.None));
    }

    /// <summary>A note on it, read and written back as a page does.</summary>
    public async Task<Ticket> NoteAsync(TicketId id, int version, int n) =>
        Saved(await house.Get<TicketStore>().ChangeAsync(id, version, [new TicketCommand.AddNote($"第{n}次来电")], Agent(n), CancellationToken.None));

    /// <summary>A customer's form, saved again when another one was sooner.</summary>
    public async Task<Customer> EditAsync(int n)
    {
        var id = homes[n % homes.Count].Customer;
        while (true)
        {
            var (customer, draft) = (await house.Get<CustomerEditor>().ReadAsync(id, CancellationToken.None))!.Value;
            switch (await house.Get<CustomerEditor>().SaveAsync(id, customer.Version, draft with { Notes = $"回访{n}" }, Agent(n), CancellationToken.None))
            {
                case SaveResult<Customer>.Saved saved:
                    return saved.Value;
                case SaveResult<Customer>.Refused { Refusal.Rule: var rule } when rule != Refusal.StaleVersion:
                    throw new InvalidOperationException(rule);
                default:
                    Interlocked.Increment(ref _stale);
                    break;
            }
        }
    }

    /// <summary>The rows of a call, as the switchboard tells them.</summary>
    public IEnumerable<InteractionChange> CallOf(int n, DateTimeOffset at)
    {
        var home = homes[n % homes.Count];
        var id = Guid.CreateVersion7(at);
        yield return new InteractionChange.Call(new InteractionRow { Id = id, CallerRaw = "13800138000", PartyE164 = BulkSeeder.PhoneOf(1 + n), CalledNumber = "4008001001", ReceivedAt = at, CustomerId = home.Customer });
        yield return new InteractionChange.Instant(new InteractionEventRow { InteractionId = id, Seq = 1, At = at, Type = "received" });
        yield return new InteractionChange.Instant(new InteractionEventRow { InteractionId = id, Seq = 2, At = at.AddSeconds(5), Type = "answered" });
        yield return new InteractionChange.Call(new InteractionRow { Id = id, CallerRaw = "13800138000", CalledNumber = "4008001001", AgentId = "agent1", ReceivedAt = at, AnsweredAt = at.AddSeconds(5), EndedAt = at.AddMinutes(3), EndedBy = "customer" });
    }

    private static Actor Agent(int n) => new(DemoPeopleOf(n), "desk-1");

    private static string DemoPeopleOf(int n) => $"agent{1 + n % 20}";

    private static T Saved<T>(SaveResult<T> result) => result is SaveResult<T>.Saved saved ? saved.Value : throw new InvalidOperationException(((SaveResult<T>.Refused)result).Refusal.Rule);

    /// <summary>Who calls about what.</summary>
    internal sealed record Home(CustomerId Customer, UnitId Unit);
}
