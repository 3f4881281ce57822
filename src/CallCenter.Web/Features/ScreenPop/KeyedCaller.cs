using Persistence.Queries;
using Telephony.Ivr.Flows;

namespace CallCenter.Web.Features.ScreenPop;

/// <summary>Whom a caller named by keys, before anybody answered.</summary>
/// <param name="By">What he keyed.</param>
/// <param name="Card">The card; the likeliest customer has the unit and the ticket in front.</param>
/// <param name="Unit">The unit, or null.</param>
/// <param name="Ticket">The open ticket, or null.</param>
public sealed record KeyedCaller(LookUpKind By, PopCard Card, PopUnit? Unit, PopTicket? Ticket)
{
    /// <summary>Several fit what he keyed: the agent sees them all, the flow knows none.</summary>
    public bool IsAmbiguous { get; init; }
}
