using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using Crm.Domain.Customers;
using Persistence.History;
using Persistence.Queries;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Desk;

/// <summary>Dials a number that stands on a page: the customer sees the number of ours that the caller-id rules name for the ticket's brand and the purpose. Whether it may leave
/// the house the outbound policy says, last at the trunk.</summary>
public sealed partial class ClickToDial(
    ISwitchboard switchboard, TrunkRoutes routes, TicketBrandQuery brands, TicketQuery tickets, InteractionStore history, DraftShelf drafts, TimeProvider clock, ILogger<ClickToDial> logger)
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

    /// <summary>Dials, or says which rule forbids it. After-call work that is saved ends before, unless the call would be refused.</summary>
    /// <param name="agent">Who talks.</param>
    /// <param name="number">Whom he calls.</param>
    /// <param name="purpose">Why, in history and reports.</param>
    /// <param name="ticket">Number of the ticket it is about, or null.</param>
    /// <param name="customer">Whose number it is, or null when nobody's page was open.</param>
    public async Task<CommandResult> DialAsync(AgentId agent, string number, string purpose, string? ticket, CustomerId? customer = null)
    {
        // A call that was begun is begun, whatever becomes of the page that asked.
        var shown = routes.CallerIdFor(await brands.FindAsync(ticket, CancellationToken.None), purpose);
        var call = new InteractionId(Guid.CreateVersion7(clock.GetUtcNow()));
        var answer = await switchboard.AskAsync(new Input.Dial(agent, call, number, shown, routes.DefaultTrunk, purpose, ticket) { EndsWrapUp = true }, CancellationToken.None);
        if (answer is CommandResult.Accepted)
            await FileAsync(call, ticket, agent.Value, customer);
        return answer;
    }

    /// <summary>Files a dialled call with whom and what it is about, reached or not: the next agent sees that we called. The call is up by now: that it could not be filed ends nothing.</summary>
    /// <param name="call">Which call.</param>
    /// <param name="ticket">Number of the ticket it is about, or null.</param>
    /// <param name="by">User name of who dialled.</param>
    /// <param name="customer">Whose number it is, or null.</param>
    public async Task FileAsync(InteractionId call, string? ticket, string by, CustomerId? customer = null)
    {
        try
        {
            var about = ticket is null ? null : (await tickets.FindAsync(ticket, CancellationToken.None))?.Ticket;
            if (about is not null || customer is not null)
                await history.FileAsync(call.Value, customer ?? about?.CustomerId, about?.UnitId, about?.Id, by, CancellationToken.None);
        }
#pragma warning disable CA1031 // The wall between the store and a call that is up: whatever the store throws, the agent keeps his page and talks on.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogNotFiled(logger, fault, call.Value);
        }
    }

    [LoggerMessage(5511, LogLevel.Error, "The dialled call {Call} could not be filed with its ticket and customer")]
    private static partial void LogNotFiled(ILogger logger, Exception fault, Guid call);
}
