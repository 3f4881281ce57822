using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using Persistence.Messages;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Messages;

/// <summary>Calls somebody back who left a message: he sees the number of ours that he called.</summary>
internal sealed class ReturnCall(ISwitchboard switchboard, ITrunkRoutes routes, TimeProvider clock)
{
    /// <summary>Why the exchange dials, in history and reports.</summary>
    public const string Purpose = "message";

    /// <summary>Dials, or says which rule forbids it.</summary>
    public async Task<CommandResult> DialAsync(LeftMessageLine line, string agent)
    {
        var caller = new AgentId(agent);
        var shown = line.CalledNumber.Length > 0 ? line.CalledNumber : routes.DefaultCallerId;
        // A call that was begun is begun, whatever becomes of the page that asked.
        return await switchboard.AskAsync(
            new Input.Dial(caller, new InteractionId(Guid.CreateVersion7(clock.GetUtcNow())), line.Number, shown, routes.DefaultTrunk, Purpose, line.TicketNumber) { EndsWrapUp = true }, CancellationToken.None);
    }
}
