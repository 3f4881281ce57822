using Crm.Domain.Callbacks;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Dispatch;
using Persistence.Lists;

namespace Persistence.Queries;

/// <summary>Reads tickets.</summary>
public sealed class TicketQuery(IDbContextFactory<AppDb> contexts)
{
    private const string AfterEveryName = "\uFFFF";

    private static readonly TicketStatus[] OpenStatuses = [.. Enum.GetValues<TicketStatus>().Where(TicketTransitions.IsOpen)];

    /// <summary>By number as people say it.</summary>
    public async Task<TicketCard?> FindAsync(string number, CancellationToken ct)
    {
        if (TicketNumber.Normalize(number) is not { } normal) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await CardAsync(db, await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Number == normal, ct), ct);
    }

    public async Task<TicketCard?> FindAsync(TicketId id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await CardAsync(db, await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, ct), ct);
    }

    /// <summary>Newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="after">The opening instant of the last line already shown, or null.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<TicketLine>> ListAsync(TicketFilter filter, int limit, DateTimeOffset? after, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var tickets = Filtered(db, filter);
        if (after is { } last) tickets = tickets.Where(t => t.OpenedAt < last);
        return await LinesAsync(db, tickets.OrderByDescending(t => t.OpenedAt).Take(limit), ct);
    }

    /// <summary>A page in the asked order; the number breaks ties, so that no line is shown twice.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="order">By what.</param>
    /// <param name="descending">Largest first.</param>
    /// <param name="skip">Lines before the page.</param>
    /// <param name="take">Lines of the page.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<TicketLine>> PageAsync(TicketFilter filter, TicketOrder order, bool descending, int skip, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var tickets = Filtered(db, filter);
        var ordered = order switch
        {
            TicketOrder.Number => descending ? tickets.OrderByDescending(t => t.Number) : tickets.OrderBy(t => t.Number),
            TicketOrder.Status => descending ? tickets.OrderByDescending(t => t.Status) : tickets.OrderBy(t => t.Status),
            TicketOrder.Due => descending ? tickets.OrderByDescending(t => t.ResolutionDueAt) : tickets.OrderBy(t => t.ResolutionDueAt),
            TicketOrder.NextDue => descending ? tickets.OrderByDescending(t => t.NextDueAt) : tickets.OrderBy(t => t.NextDueAt == null).ThenBy(t => t.NextDueAt),
            TicketOrder.Owner => descending ? tickets.OrderByDescending(t => t.OwnerId) : tickets.OrderBy(t => t.OwnerId),
            _ => descending ? tickets.OrderByDescending(t => t.OpenedAt) : tickets.OrderBy(t => t.OpenedAt),
        };
        return await LinesAsync(db, ordered.ThenByDescending(t => t.Number).Skip(skip).Take(take), ct);
    }

    public async Task<int> CountAsync(TicketFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Filtered(db, filter).CountAsync(ct);
    }

    /// <summary>How many there are, counted no further than <paramref name="most"/>: for a mark beside a button.</summary>
    public async Task<int> CountAsync(TicketFilter filter, int most, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Filtered(db, filter).OrderByDescending(t => t.OpenedAt).Take(most).CountAsync(ct);
    }

    // The page's order is kept by its place, because a join may not keep it.
    private static async Task<IReadOnlyList<TicketLine>> LinesAsync(AppDb db, IQueryable<Ticket> page, CancellationToken ct)
    {
        var places = (await page.Select(t => t.Id).ToListAsync(ct)).Select((id, at) => (id, at)).ToDictionary(p => p.id, p => p.at);
        var ids = places.Keys.ToList();
        var lines =
            from t in db.Tickets.AsNoTracking()
            where ids.Contains(t.Id)
            join c in db.Customers on t.CustomerId equals c.Id into customers
            from c in customers.DefaultIfEmpty()
            join s in db.Symptoms on t.SymptomCode equals s.Code into symptoms
            from s in symptoms.DefaultIfEmpty()
            select new TicketLine(
                t.Id, t.Number, t.Type, t.Status, t.WaitReason, t.Priority, t.CustomerId, c.Name, s.NameZh, s.NameEn, t.OwnerId,
                t.OpenedAt, t.AppointmentFrom, t.PromisedFor, t.ResolutionDueAt, t.ClosedAt, t.Version, t.NextDueAt, t.NextDueLimit, t.RepeatOfId != null);
        return [.. (await lines.ToListAsync(ct)).OrderBy(l => places[l.Id])];
    }

    private static IQueryable<Ticket> Found(AppDb db, IQueryable<Ticket> tickets, string text)
    {
        // Eleven digits can be either: a ticket number as people say it, or a mobile.
        var number = TicketNumber.Normalize(text);
        var phone = PhoneNumber.Normalize(text, PhoneSource.Typed).E164;
        if (number is not null || phone is not null)
            return tickets.Where(t => t.Number == number || (phone != null && (t.ReporterE164 == phone || db.CustomerPhones.Any(p => p.CustomerId == t.CustomerId && p.E164 == phone))));
        var end = text + AfterEveryName;
#pragma warning disable CA1309 // Becomes SQL; a range walks the name's index where LIKE would scan.
        return tickets.Where(t => db.Customers.Any(c => c.Id == t.CustomerId && string.Compare(c.Name, text) >= 0 && string.Compare(c.Name, end) < 0));
#pragma warning restore CA1309
    }

    private static IQueryable<Ticket> Filtered(AppDb db, TicketFilter filter)
    {
        var tickets = QueryFilter.Apply(db.Tickets.AsNoTracking(), filter.Criteria, field => TicketColumns.Of(db, field));
        if (filter.SiteCode is { } site) tickets = SiteSight.Of(db, tickets, site);
        if (filter.CustomerId is { } customer) tickets = tickets.Where(t => t.CustomerId == customer);
        if (filter.UnitId is { } unit) tickets = tickets.Where(t => t.UnitId == unit);
        if (filter.OwnerId is { } owner) tickets = tickets.Where(t => t.OwnerId == owner);
        if (filter.Type is { } type) tickets = tickets.Where(t => t.Type == type);
        if (filter.Status is { } status) tickets = tickets.Where(t => t.Status == status);
        // A ticket whose limits stand still is late for nobody; one without limits (imported, of the demo) is judged by its work.
        if (filter.OverdueAt is { } due)
            tickets = tickets.Where(t => t.NextDueAt < due || (t.NextDueAt == null && t.ResolutionDueAt < due && t.WorkDoneAt == null && t.ClosedAt == null && t.Status != TicketStatus.Waiting));
        if (filter.IsRepeat is { } repeat) tickets = tickets.Where(t => (t.RepeatOfId != null) == repeat);
        // What holds audit and closing: questions to a leader, and low scores of call-backs.
        if (filter.WaitsForApproval)
        {
            tickets = tickets.Where(t => db.Set<TicketApproval>().Any(a => a.TicketId == t.Id && a.State == ApprovalState.Open)
                || db.Set<CallbackFollowUp>().Any(f => f.TicketId == t.Id && f.Kind == FollowUpKind.Approval && f.State == FollowUpState.Open));
        }

        if (!string.IsNullOrWhiteSpace(filter.Search)) tickets = Found(db, tickets, filter.Search.Trim());
        if (filter.OpenedFrom is { } from) tickets = tickets.Where(t => t.OpenedAt >= from);
        if (filter.OpenedBefore is { } before) tickets = tickets.Where(t => t.OpenedAt < before);
        return filter.IsOpen switch
        {
            // Named one by one, so that the index by status is walked: of millions of tickets few are open.
            true => tickets.Where(t => OpenStatuses.Contains(t.Status)),
            false => tickets.Where(t => t.Status == TicketStatus.Closed || t.Status == TicketStatus.Cancelled || t.Status == TicketStatus.Merged),
            null => tickets,
        };
    }

    private static async Task<TicketCard?> CardAsync(AppDb db, Ticket? ticket, CancellationToken ct)
    {
        if (ticket is null) return null;
        var timeline = await db.TicketTimeline.AsNoTracking().Where(t => t.TicketId == ticket.Id).OrderBy(t => t.Seq).ToListAsync(ct);
        var customer = ticket.CustomerId is { } c ? await db.Customers.AsNoTracking().SingleOrDefaultAsync(x => x.Id == c, ct) : null;
        var phones = customer is null ? [] : await db.CustomerPhones.AsNoTracking().Where(p => p.CustomerId == customer.Id && p.EndedOn == null).ToListAsync(ct);
        var address = ticket.AddressId is { } a
            ? await db.CustomerAddresses.AsNoTracking().SingleOrDefaultAsync(x => x.Id == a, ct)
            : customer is null ? null : await db.CustomerAddresses.AsNoTracking().FirstOrDefaultAsync(x => x.CustomerId == customer.Id && x.IsDefault, ct);
        var unit = ticket.UnitId is { } u ? await db.Units.AsNoTracking().SingleOrDefaultAsync(x => x.Id == u, ct) : null;
        var model = unit is null ? null : await db.Models.AsNoTracking().SingleOrDefaultAsync(m => m.Id == unit.ModelId, ct);
        var symptom = ticket.SymptomCode is { } s ? await db.Symptoms.AsNoTracking().SingleOrDefaultAsync(x => x.Code == s, ct) : null;
        var repeat = ticket.RepeatOfId is { } r ? await db.Tickets.Where(t => t.Id == r).Select(t => t.Number).SingleOrDefaultAsync(ct) : null;
        var survivor = ticket.MergedIntoId is { } m ? await db.Tickets.Where(t => t.Id == m).Select(t => t.Number).SingleOrDefaultAsync(ct) : null;
        return new TicketCard(ticket, timeline, customer, phones, address, unit, model, symptom, repeat, survivor);
    }
}
