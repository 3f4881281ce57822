using Crm.Domain.Customers;
using Persistence.Queries;
using Telephony.Calls;
using Telephony.Exchange;

namespace CallCenter.Web.Features.ScreenPop;

/// <summary>How many minutes ahead of others a known caller is put in the queue.</summary>
internal static class CallerPriority
{
    /// <summary>A second call within the week means that the first did not help: as urgent as the best tier.</summary>
    private const int Repeat = 3;

    /// <summary>Minutes by tier, more for somebody who has to call again. A guess between several people counts like any other: it costs the others little.</summary>
    public static int Minutes(PopCandidate caller)
    {
        var tier = caller.Customer.Tier switch
        {
            CustomerTier.Gold => 3,
            CustomerTier.Silver => 1,
            _ => 0,
        };
        return tier + (caller.CallsInSevenDays > 0 && !caller.OpenTickets.IsEmpty ? Repeat : 0);
    }

    /// <summary>What the exchange is told.</summary>
    public static Input.CallerIdentified Identified(InteractionId interaction, PopCandidate caller) =>
        new(interaction, caller.Customer.Id.ToString(), Minutes(caller));
}
