using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using Crm.Domain;
using Crm.Domain.Callbacks;
using Persistence;
using Persistence.Callbacks;
using Persistence.Queries;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Callbacks;

/// <summary>Calls a customer back: the ledger first, then the line, so that no attempt escapes the ledger and none leaves outside the window.</summary>
internal sealed class DialCallback(CallbackStore store, ISwitchboard switchboard, TrunkRoutes routes, TicketBrandQuery brands, TimeProvider clock, CallbackBell bell)
{
    /// <summary>Why the exchange dials, in history and reports.</summary>
    public const string Purpose = "callback";

    /// <summary>Dials; the answer names the rule of the ledger or of the exchange that refused.</summary>
    public async Task<DialCallbackResult> HandleAsync(CallbackId id, string agent, string number, string ticket, CancellationToken ct)
    {
        var call = new InteractionId(Guid.CreateVersion7(clock.GetUtcNow()));
        var actor = new Actor(agent);
        if (await store.ChangeAsync(id, null, new CallbackCommand.Dial(agent, call.Value, number), actor, ct) is SaveResult<CallbackTask>.Refused refused)
            return new DialCallbackResult(null, refused.Refusal, null);

        // From here on nothing depends on the asker: an aborted request would leave the task dialling with no call.
        var caller = new AgentId(agent);
        var dial = new Input.Dial(caller, call, number, routes.CallerIdFor(await brands.FindAsync(ticket, CancellationToken.None), Purpose), routes.DefaultTrunk, Purpose, ticket) { EndsWrapUp = true };
        if (await switchboard.AskAsync(dial, CancellationToken.None) is CommandResult.Refused line)
        {
            // It never left the house: the ledger takes it back, whatever becomes of the asker.
            await store.ChangeAsync(id, null, new CallbackCommand.DialFailed(call.Value), actor, CancellationToken.None);
            bell.Ring();
            return new DialCallbackResult(null, null, line.Reason);
        }

        bell.Ring();
        return new DialCallbackResult(call.Value, null, null);
    }
}
