using System.Collections.Immutable;
using System.Globalization;
using Crm.Domain.Tickets;
using Persistence;
using Persistence.Queries;

namespace CallCenter.Web.Features.Waiting;

/// <summary>What a caller is told of his newest open ticket: where it stands, when somebody comes, when the part is expected. Nothing of it tells who he is or what is broken.</summary>
internal static class StatusWords
{
    /// <summary>There is no open ticket under the number.</summary>
    public static ImmutableArray<string> None { get; } = ["status-none"];

    /// <summary>It cannot be looked up now.</summary>
    public static ImmutableArray<string> Unavailable { get; } = ["status-unavailable"];

    /// <summary>The prompts in order, in Chinese: the exchange knows no language of a caller.</summary>
    /// <param name="card">Whoever it may be; of several people with one number the newest ticket counts, whosever it is.</param>
    /// <param name="now">Visits that are over are not announced.</param>
    public static ImmutableArray<string> Of(PopCard card, DateTimeOffset now)
    {
        var newest = card.Candidates.SelectMany(c => c.OpenTickets).Concat(card.LooseTickets).OrderByDescending(t => t.OpenedAt).FirstOrDefault();
        return newest is null ? None : Of(newest, now);
    }

    private static ImmutableArray<string> Of(PopTicket ticket, DateTimeOffset now)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        words.Add("status-intro");
        words.Add(ticket is { Status: TicketStatus.Waiting, WaitReason: WaitReason.Part } ? "status:WaitingPart" : $"status:{ticket.Status}");
        if (ticket is { AppointmentFrom: { } from, AppointmentTo: { } to } && to > now && ticket.Status is not (TicketStatus.WorkDone or TicketStatus.Audited))
            words.AddRange("status-visit-on", Date(from), $"window:{Clock(from)}-{Clock(to)}");
        if (ticket is { Status: TicketStatus.Waiting, WaitReason: WaitReason.Part, PromisedFor: { } part } && part > now)
            words.AddRange("status-part-on", Date(part));
        words.Add("status-go-on");
        return words.ToImmutable();
    }

    private static string Date(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"date:{SiteZone.DayOf(at):yyyy-MM-dd}");

    private static string Clock(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, SiteZone.Zone).ToString("HHmm", CultureInfo.InvariantCulture);
}
