using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using Persistence.Queries;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Desk;

/// <summary>Dials a number that stands on a page: the customer sees the number of ours that the caller-id rules name for the ticket's brand and the purpose. Whether it may leave
/// the house the outbound policy says, last at the trunk.</summary>
public sealed class ClickToDial(ISwitchboard switchboard, TrunkRoutes routes, TicketBrandQuery brands, DraftShelf drafts, TimeProvider clock)
{
    /// <summary>Purpose in history and in the caller-id rules: from a customer's page or pane.</summary>
    public const string Customer = "customer";

    /// <summary>Purpose in history and in the caller-id rules: about a ticket.</summary>
    public const string Ticket = "ticket";

    /// <summary>Purpose in history and in the caller-id rules: a call of the list is returned.</summary>
    public const string Redial = "redial";

    /// <summary>What stands in the way before anything is asked of the exchange.</summary>
    public DialHindrance? Hindrance(AgentId agent) => switchboard.Snapshot.State.Agents.GetValueOrDefault(agent) switch
    {
        null or { Presence: Presence.SignedOut } => DialHindrance.SignedOut,
        { DeviceAvailable: false } => DialHindrance.NoPhone,
        { Presence: Presence.Ringing or Presence.Busy } or { Monitoring: not null } => DialHindrance.OnACall,
        // After-call work ends with the next call: a form that nobody saved would be out of sight.
        { Presence: Presence.WrapUp, Interaction: { } last } when drafts.Find(agent, last) is { IsSaved: false, HandedTo: null } => DialHindrance.Unsaved,
        _ => null,
    };

    /// <summary>Dials, or says which rule forbids it. After-call work that is saved ends before.</summary>
    /// <param name="agent">Who talks.</param>
    /// <param name="number">Whom he calls.</param>
    /// <param name="purpose">Why, in history and reports.</param>
    /// <param name="ticket">Number of the ticket it is about, or null.</param>
    public async Task<CommandResult> DialAsync(AgentId agent, string number, string purpose, string? ticket)
    {
        // A call that was begun is begun, whatever becomes of the page that asked.
        var shown = routes.CallerIdFor(await brands.FindAsync(ticket, CancellationToken.None), purpose);
        if (switchboard.Snapshot.State.Agents.GetValueOrDefault(agent)?.Presence == Presence.WrapUp)
            await switchboard.AskAsync(new Input.FinishWrapUp(agent), CancellationToken.None);
        return await switchboard.AskAsync(new Input.Dial(agent, new InteractionId(Guid.CreateVersion7(clock.GetUtcNow())), number, shown, routes.DefaultTrunk, purpose, ticket), CancellationToken.None);
    }
}
