using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Dispatch;

/// <summary>What the people of one service site may see (LX-24, XJ-01): the tickets that have a visit of their site which was not called off, and those visits alone.</summary>
public sealed class SiteSight(IDbContextFactory<AppDb> contexts)
{
    /// <summary>Of these tickets those that the site has to do with.</summary>
    public static IQueryable<Ticket> Of(AppDb db, IQueryable<Ticket> tickets, string site) =>
        tickets.Where(t => db.Set<DispatchOrder>().Any(o => o.TicketId == t.Id && o.SiteCode == site && o.Status != DispatchStatus.Cancelled));

    /// <summary>Whether the site has to do with a ticket.</summary>
    public async Task<bool> SeesTicketAsync(string site, TicketId ticket, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Of(db, db.Tickets.Where(t => t.Id == ticket), site).AnyAsync(ct);
    }

    /// <summary>The same for a ticket by its number, as people say it, or its id. False for what is neither.</summary>
    public async Task<bool> SeesTicketAsync(string site, string? numberOrId, CancellationToken ct)
    {
        if (Guid.TryParse(numberOrId, out var id)) return await SeesTicketAsync(site, new TicketId(id), ct);
        if (numberOrId is null || TicketNumber.Normalize(numberOrId) is not { } number) return false;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Of(db, db.Tickets.Where(t => t.Number == number), site).AnyAsync(ct);
    }

    /// <summary>Whether the ticket of a file is one of theirs.</summary>
    public async Task<bool> SeesAttachmentAsync(string site, Guid attachment, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var tickets = db.Set<TicketAttachment>().Where(a => a.Id == attachment).Select(a => a.TicketId);
        return await Of(db, db.Tickets.Where(t => tickets.Contains(t.Id)), site).AnyAsync(ct);
    }

    /// <summary>Whether a visit is theirs.</summary>
    public async Task<bool> SeesVisitAsync(string site, Guid visit, CancellationToken ct)
    {
        var id = new DispatchOrderId(visit);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<DispatchOrder>().AnyAsync(o => o.Id == id && o.SiteCode == site, ct);
    }
}
