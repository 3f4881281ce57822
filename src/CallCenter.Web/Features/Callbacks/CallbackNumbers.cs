using System.Collections.Immutable;
using Crm.Domain.Callbacks;
using Persistence.Callbacks;

namespace CallCenter.Web.Features.Callbacks;

/// <summary>Which numbers a customer can be called back at, best first.</summary>
internal static class CallbackNumbers
{
    /// <summary>The number the fault was reported from, then the customer's own; not those that turned out wrong.</summary>
    public static ImmutableArray<string> Of(CallbackCard card)
    {
        var wrong = card.Attempts.Where(a => a.Outcome == AttemptOutcome.WrongNumber).Select(a => a.Number).ToHashSet(StringComparer.Ordinal);
        var own = card.Ticket.Phones.OrderByDescending(p => p.IsPrimary).Select(p => p.E164);
        return [.. own.Prepend(card.Ticket.Ticket.ReporterE164).OfType<string>().Distinct(StringComparer.Ordinal).Where(n => !wrong.Contains(n))];
    }
}
