using Crm.Domain.Customers;
using Crm.Domain.Tickets;
using Persistence.Queries;

namespace CallCenter.Web.Features.Desk;

/// <summary>How soon, as the facts suggest; the strongest ground counts, and a person's choice is never touched. Pure.</summary>
internal static class SuggestedPriority
{
    /// <summary>The priority and its ground.</summary>
    /// <param name="isDangerous">The symptom endangers people.</param>
    /// <param name="who">The chosen customer, or null for a new one.</param>
    /// <param name="now">The present instant.</param>
    public static (TicketPriority Priority, PriorityGround Ground) Of(bool isDangerous, PopCandidate? who, DateTimeOffset now) => who switch
    {
        _ when isDangerous => (TicketPriority.Urgent, PriorityGround.Safety),
        null => (TicketPriority.Normal, PriorityGround.None),
        _ when who.OpenTickets.Any(t => t.ResolutionDueAt < now || t.PromisedFor < now) => (TicketPriority.High, PriorityGround.Overdue),
        { CallsInSevenDays: > 0, OpenTickets.IsEmpty: false } => (TicketPriority.High, PriorityGround.Repeat),
        { Customer.Tier: CustomerTier.Gold } => (TicketPriority.High, PriorityGround.Tier),
        _ => (TicketPriority.Normal, PriorityGround.None),
    };

    /// <summary>The draft with the suggestion, as long as nobody chose a priority and it is not saved.</summary>
    public static DeskDraft Apply(DeskDraft draft, bool isDangerous, PopCandidate? who, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (draft.IsSaved || draft.HasChosenPriority)
            return draft;
        var (priority, ground) = Of(isDangerous, who, now);
        return priority == draft.Priority && ground == draft.PriorityGround ? draft : draft with { Priority = priority, PriorityGround = ground };
    }
}
