using Telephony.Distribution;
using Telephony.Exchange;

namespace Telephony.Calls;

/// <summary>Click-to-dial. With the browser phone the customer is dialled at once; with a SIP phone the agent's own phone rings first.
/// Until the customer answers the agent rings; if he is not reached, the agent is what he was before.</summary>
internal static class Dialling
{
    public static void Dial(Turn turn, Input.Dial dial)
    {
        if (turn.Call(dial.Interaction) is not null)
            turn.Ignore("the call is here already");
        else if (turn.Agent(dial.Agent) is not { } agent)
            turn.Refuse(Rules.AgentIsUnknown);
        else if (Forbids(turn.State, agent, dial) is { } rule)
            turn.Refuse(rule);
        else
            Begin(turn, FromWrapUp(turn, agent), dial);
    }

    /// <summary>The agent picked up his SIP phone: now the customer is dialled, with a ring time of his own.</summary>
    public static void AgentAnswered(Turn turn, Call call, Leg leg)
    {
        var ready = call with { Attempt = call.Attempt + 1, Legs = call.Legs.Replace(leg, leg with { Answered = true }) };
        DialCustomer(turn, ready);
    }

    public static void RangOut(Turn turn, Call call)
    {
        if (call.Callback is not null)
            Callbacks.NotReached(turn, call, TerminationReasons.NoAnswer);
        else
            Ending.End(turn, call, new Termination(TerminationClass.NotReached, TerminationReasons.NoAnswer, EndedBy.System));
    }

    /// <summary>Dials an outside party for a call that is up, and limits the ring.</summary>
    /// <param name="turn">The step.</param>
    /// <param name="call">The call; a leg is added to it.</param>
    /// <param name="to">Whom to dial, and how.</param>
    /// <param name="place">Gives the dialled party his place in the call.</param>
    /// <returns>The call as it was put into the state.</returns>
    public static Call DialOutside(Turn turn, Call call, TransferTarget.ToNumber to, Func<Call, LegId, Call> place)
    {
        var leg = new Leg(new LegId(call.Id, call.NextLegNumber), null, null, Answered: false);
        var dialled = place(call with { Attempt = call.Attempt + 1, NextLegNumber = call.NextLegNumber + 1, Legs = call.Legs.Add(leg) }, leg.Id);
        turn.Ask(new Effect.DialOut(leg.Id, to.Number, to.CallerId, to.Trunk));
        StartTimer(turn, dialled);
        return dialled;
    }

    private static string? Forbids(ExchangeState state, AgentState agent, Input.Dial dial) =>
        state.Draining ? Rules.ExchangeIsDraining
        : agent.Presence == Presence.SignedOut || IsLeaving(state, agent) ? Rules.AgentIsSignedOut
        : agent.Interaction is not null && !EndsWrapUp(agent, dial) ? Rules.AgentIsOnACall
        : agent.Monitoring is not null ? Rules.AgentIsMonitoring
        : !agent.DeviceAvailable ? Rules.ReadyNeedsADevice
        : !IsDialable(dial.To) ? Rules.NumberIsNotDialable
        : null;

    private static bool EndsWrapUp(AgentState agent, Input.Dial dial) => dial.EndsWrapUp && agent.Presence == Presence.WrapUp;

    /// <summary>With his after-call work he leaves the floor: he chose to sign out, or is no longer configured.</summary>
    private static bool IsLeaving(ExchangeState state, AgentState agent) =>
        agent is { Presence: Presence.WrapUp, AfterCall: Presence.SignedOut } || !state.Plan.Agents.ContainsKey(agent.Id);

    private static AgentState FromWrapUp(Turn turn, AgentState agent)
    {
        if (agent.Presence != Presence.WrapUp)
            return agent;
        WrapUps.CutShort(turn, agent);
        return turn.Agent(agent.Id)!;
    }

    /// <summary>Whether the number is one: digits, with a leading + at most.</summary>
    public static bool IsDialable(string number) =>
        number.Length is >= Limits.ShortestNumber and <= Limits.LongestNumber
        && number.AsSpan(number[0] == '+' ? 1 : 0).IndexOfAnyExceptInRange('0', '9') < 0;

    private static void Begin(Turn turn, AgentState agent, Input.Dial dial)
    {
        var byBrowser = agent.Device == AgentDevice.Browser;
        var leg = new Leg(new LegId(dial.Interaction, LegId.CustomerNumber + 1), agent.Id, agent.Device, Answered: byBrowser);
        var call = new Call
        {
            Id = dial.Interaction,
            Direction = CallDirection.Outbound,
            RemoteNumber = dial.To,
            LocalNumber = dial.CallerId,
            Trunk = dial.Trunk,
            Phase = CallPhase.Dialling,
            PhaseSince = turn.Now,
            Received = turn.Now,
            Agent = agent.Id,
            Attempt = 1,
            NextLegNumber = leg.Id.Number + 1,
            Legs = [leg],
            Purpose = dial.Purpose,
            TicketRef = dial.TicketRef,
        };
        turn.Tell(new Fact.CallDialled(turn.Now, call.Id, agent.Id, dial.To, dial.CallerId, dial.Trunk, dial.Purpose, dial.TicketRef));
        Presences.Move(turn, Reserved(agent, call, turn.Now), Presence.Ringing, null, agent.Id.Value);
        if (byBrowser)
        {
            turn.Ask(new Effect.UseBrowser(leg.Id, agent.Id));
            DialCustomer(turn, call);
        }
        else
        {
            turn.Ask(new Effect.OfferCall(leg.Id, agent.Id, agent.Device, call.Attempt));
            StartTimer(turn, call);
        }
    }

    /// <summary>What he was before is kept as his choice for after the call.</summary>
    private static AgentState Reserved(AgentState agent, Call call, DateTimeOffset now) => agent with
    {
        Interaction = call.Id,
        Attempt = agent.Attempt + 1,
        AfterCall = agent.Presence,
        AfterCallReason = agent.Reason,
        ReadySince = agent.Presence == Presence.Ready ? agent.ReadySince : now,
    };

    /// <summary>Dials the customer of a call whose agent is on his leg.</summary>
    public static void DialCustomer(Turn turn, Call call)
    {
        var customer = new Leg(call.CustomerLeg, null, null, Answered: false);
        turn.Ask(new Effect.DialOut(customer.Id, call.RemoteNumber, call.LocalNumber, call.Trunk));
        StartTimer(turn, call with { Legs = call.Legs.Insert(0, customer) });
    }

    private static void StartTimer(Turn turn, Call call)
    {
        turn.Put(call);
        turn.Ask(new Effect.StartTimer(Timers.Of(TimerKind.DialTimeout, call), turn.Now + Limits.DialTimeout));
    }
}
