using Crm.Domain.Customers;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence;
using Persistence.Dispatch;
using Persistence.Floor;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Desk;

/// <summary>What the desk reads beside the pop: lists of the form and the agent's own work. Short reads, each on its own context.</summary>
internal sealed class DeskReads(IDbContextFactory<AppDb> contexts, IVisitCapacity capacity, BusinessClock clock)
{
    private const int ShownTickets = 5;
    private const int ShownRegions = 10;
    private static readonly List<TicketStatus> Open = [.. Enum.GetValues<TicketStatus>().Except([TicketStatus.Closed, TicketStatus.Cancelled, TicketStatus.Merged])];

    /// <summary>The active entries of a code table, in their order.</summary>
    public async Task<IReadOnlyList<CodeRow>> CodesAsync(string group, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Codes.AsNoTracking().Where(c => c.Group == group && c.IsActive).OrderBy(c => c.Position).ToListAsync(ct);
    }

    /// <summary>A symptom by its code, or null.</summary>
    public async Task<Crm.Domain.Catalogue.Symptom?> SymptomAsync(string code, CancellationToken ct)
    {
        if (code.Length == 0)
            return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Symptoms.AsNoTracking().SingleOrDefaultAsync(s => s.Code == code, ct);
    }

    /// <summary>A customer's addresses, the usual one first.</summary>
    public async Task<IReadOnlyList<CustomerAddress>> AddressesAsync(CustomerId customer, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.CustomerAddresses.AsNoTracking().Where(a => a.CustomerId == customer && a.RetiredAt == null).OrderByDescending(a => a.IsDefault).ToListAsync(ct);
    }

    /// <summary>Districts by part of the name, pinyin or code. One address per region stands for it.</summary>
    public static IReadOnlyList<CustomerAddress> Regions(string text) =>
        [.. Crm.Domain.Customers.Regions.Search(text, ShownRegions).Select(r => new CustomerAddress { Id = default, CustomerId = default, RegionCode = r.Code, Region = r.Line, Detail = "" })];

    /// <summary>The next half days that may be promised, by what the sites of the place can take.</summary>
    /// <param name="draft">The form: its address or region, its category.</param>
    /// <param name="addresses">Addresses of the chosen customer.</param>
    /// <param name="category">Category of the chosen unit, or null.</param>
    /// <param name="count">How many.</param>
    /// <param name="ct">Stops the reading.</param>
    public Task<IReadOnlyList<VisitOffer>> SlotsAsync(DeskDraft? draft, IReadOnlyList<CustomerAddress> addresses, string? category, int count, CancellationToken ct) =>
        capacity.NextAsync(RegionOf(draft, addresses), CategoryOf(draft, category), count, ct);

    /// <summary>Where the visit of a draft goes, or null while it is not known.</summary>
    public static string? RegionOf(DeskDraft? draft, IReadOnlyList<CustomerAddress> addresses) =>
        draft?.Address is { } chosen ? addresses.FirstOrDefault(a => a.Id == chosen)?.RegionCode : draft is { NewRegion.Length: > 0 } ? draft.NewRegion : null;

    /// <summary>What the visit of a draft is about, or null.</summary>
    public static string? CategoryOf(DeskDraft? draft, string? ofUnit) => ofUnit ?? (draft is { Category.Length: > 0 } ? draft.Category : null);

    /// <summary>The agent's own tickets and figures of today.</summary>
    public async Task<OwnWork> OwnAsync(AgentId agent, CancellationToken ct)
    {
        var today = SiteZone.DayOf(clock.GetUtcNow());
        var start = new DateTimeOffset(today.ToDateTime(TimeOnly.MinValue), SiteZone.Zone.GetUtcOffset(today.ToDateTime(TimeOnly.MinValue)));
        await using var db = await contexts.CreateDbContextAsync(ct);
        // Named one by one, so that the index finds them: he may have closed a hundred thousand.
        var mine = db.Tickets.AsNoTracking().Where(t => t.OwnerId == agent.Value && Open.Contains(t.Status));
        var open = await mine.CountAsync(ct);
        var tickets = await (
            from t in mine.OrderBy(t => t.ResolutionDueAt).Take(ShownTickets)
            join s in db.Symptoms on t.SymptomCode equals s.Code into symptoms
            from s in symptoms.DefaultIfEmpty()
            select new OwnTicket(t.Number, t.Type, t.Status, s == null ? null : s.NameZh, s == null ? null : s.NameEn, t.ResolutionDueAt)).ToListAsync(ct);
        var saved = await db.Tickets.CountAsync(t => t.OpenedBy == agent.Value && t.OpenedAt >= start, ct);
        var talks = await db.Interactions.AsNoTracking()
            .Where(i => i.AgentId == agent.Value && i.ReceivedAt >= start && i.AnsweredAt != null && i.EndedAt != null)
            .Select(i => new { i.AnsweredAt, i.EndedAt })
            .ToListAsync(ct);
        TimeSpan? average = talks.Count == 0 ? null : TimeSpan.FromTicks((long)talks.Average(t => (t.EndedAt!.Value - t.AnsweredAt!.Value).Ticks));
        return new OwnWork(open, tickets, saved, average, talks.Count);
    }
}
