using System.Collections.Immutable;
using Crm.Domain.Calendar;
using Crm.Domain.Customers;
using Crm.Domain.ServiceLevels;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Queries;

namespace Persistence.Tickets;

/// <summary>Keeps a ticket's limits in step with its facts, inside the ticket's own transaction.</summary>
internal static class TicketClocks
{
    /// <summary>Starts the clocks of a ticket that has none; the ticket with its due times.</summary>
    public static async Task<Ticket> StartAsync(AppDb db, Ticket ticket, DateTimeOffset now, CancellationToken ct) => await StartAsync(db, ticket, await PolicyAsync(db, ticket, ct), now, ct);

    /// <summary>The same by a row that is known already.</summary>
    public static async Task<Ticket> StartAsync(AppDb db, Ticket ticket, ServiceLevelPolicy policy, DateTimeOffset now, CancellationToken ct)
    {
        var clocks = ServiceClockRules.Start(ticket, policy, await SiteCalendar.ReadAsync(db, ticket.SiteId, ct), now);
        db.AddRange(clocks);
        return With(ticket, clocks);
    }

    /// <summary>The ticket with its due times after facts; the clocks are written with it.</summary>
    public static async Task<Ticket> FollowAsync(AppDb db, Ticket ticket, IReadOnlyList<(Ticket Before, TicketEvent Fact, Ticket After)> steps, DateTimeOffset now, CancellationToken ct)
    {
        if (!steps.Any(s => Matters(s.Fact))) return ticket;
        var stored = await SaveReads.Of(db).Clocks(db, ticket.Id).ToListAsync(ct);
        // A ticket older than the limits, or of the demo: it gets them as it stands.
        if (stored.Count == 0) return await StartAsync(db, ticket, now, ct);
        var policy = await PolicyAsync(db, ticket, ct);
        var calendar = await SiteCalendar.ReadAsync(db, ticket.SiteId, ct);
        var clocks = stored.ToImmutableArray();
        foreach (var (before, fact, after) in steps) clocks = ServiceClockRules.Follow(clocks, before, fact, after, policy, calendar, now);
        foreach (var row in stored)
        {
            if (clocks.FirstOrDefault(c => c.Limit == row.Limit) is not { } next) db.Remove(row);
            else if (next != row) db.Entry(row).CurrentValues.SetValues(next with { Version = row.Version + 1 });
        }

        foreach (var added in clocks.Where(c => stored.All(s => s.Limit != c.Limit))) db.Add(added);
        return With(ticket, clocks);
    }

    /// <summary>The row that fits a ticket.</summary>
    public static async Task<ServiceLevelPolicy> PolicyAsync(AppDb db, Ticket ticket, CancellationToken ct)
    {
        var tier = ticket.CustomerId is { } customer ? (await SaveReads.Of(db).Person(db, customer, ct))?.Tier ?? CustomerTier.Standard : CustomerTier.Standard;
        return ServiceLevelRules.For(await ServiceLevelStore.CurrentAsync(db, ct), ticket.Type, tier, ticket.Severity, ticket.CategoryCode);
    }

    /// <summary>The ticket with what lists sort and filter by.</summary>
    public static Ticket With(Ticket ticket, IReadOnlyCollection<ServiceClock> clocks)
    {
        var next = ServiceClockRules.Next(clocks);
        return ticket with
        {
            NextDueAt = next?.DueAt,
            NextDueLimit = next?.Limit,
            ResponseDueAt = clocks.FirstOrDefault(c => c.Limit == TimeLimit.FirstResponse)?.DueAt ?? ticket.ResponseDueAt,
            ResolutionDueAt = clocks.FirstOrDefault(c => c.Limit == TimeLimit.Completion)?.DueAt ?? ticket.ResolutionDueAt,
        };
    }

    private static bool Matters(TicketEvent fact) =>
        fact is not (TicketEvent.NoteAdded or TicketEvent.CallLinked or TicketEvent.Promised or TicketEvent.RepeatJudged or TicketEvent.TookIn or TicketEvent.ApprovalAsked or TicketEvent.ApprovalDecided);
}
