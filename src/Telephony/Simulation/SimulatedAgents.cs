using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace Telephony.Simulation;

/// <summary>Agents: they sign in, answer or miss, hold, wrap up, take breaks, dial, and lose their devices and find them again.</summary>
internal sealed class SimulatedAgents(SimulationPlan plan, SplitMix64 dice, Calendar calendar, Func<InteractionId> newId)
{
    /// <summary>Everybody comes within the first minute, every fourth one with a SIP phone.</summary>
    public void PlanSignIn()
    {
        foreach (var (id, agent) in plan.Floor.Agents)
        {
            var device = agent.Extension[^1] % 4 == 0 ? AgentDevice.Phone : AgentDevice.Browser;
            var arrival = Seconds(0, 60);
            calendar.In(arrival, new Input.DeviceChanged(id, device, true));
            calendar.In(arrival, new Input.SetPresence(id, Presence.NotReady, NotReadyReasons.SignedIn, device, id.Value));
        }
    }

    public void React(Effect effect)
    {
        switch (effect)
        {
            case Effect.OfferCall { Device: AgentDevice.Browser } offer: AnswerAtTheDesk(offer); break;
            case Effect.OfferCall offer: AnswerOnThePhone(offer); break;
            case Effect.WithdrawOffer withdrawn: calendar.In(Seconds(0, 1), new Input.LegEnded(withdrawn.Leg, LegEnding.Released)); break;
            case Effect.ReleaseLeg released: calendar.In(Seconds(0, 1), new Input.LegEnded(released.Leg, LegEnding.Released)); break;
            case Effect.Record { Fact: Fact.CallAnswered answered }: Talk(answered); break;
            case Effect.Record { Fact: Fact.PresenceChanged changed }: GoOn(changed); break;
        }
    }

    private void AnswerAtTheDesk(Effect.OfferCall offer)
    {
        var call = offer.Leg.Interaction;
        if (dice.Chance(plan.DeviceLossPercent))
            calendar.In(Seconds(0, 5), new Input.DeviceChanged(offer.Agent, AgentDevice.Browser, false));
        else if (dice.Chance(plan.RejectPercent))
            calendar.In(Seconds(1, 6), new Input.Reject(offer.Agent, call));
        else if (!dice.Chance(plan.NoAnswerPercent))
            calendar.In(Seconds(1, 6), new Input.Answer(offer.Agent, call));
    }

    private void AnswerOnThePhone(Effect.OfferCall offer)
    {
        calendar.In(TimeSpan.FromMilliseconds(200), new Input.LegRinging(offer.Leg));
        if (dice.Chance(plan.RejectPercent))
            calendar.In(Seconds(0, 2), new Input.LegEnded(offer.Leg, dice.Chance(50) ? LegEnding.Busy : LegEnding.Unreachable));
        else if (!dice.Chance(plan.NoAnswerPercent))
            calendar.In(Seconds(1, 8), new Input.LegAnswered(offer.Leg));
    }

    private void Talk(Fact.CallAnswered answered)
    {
        if (dice.Chance(plan.HoldPercent))
        {
            var held = Seconds(5, 40);
            calendar.In(held, new Input.Hold(answered.Agent, answered.Interaction));
            calendar.In(held + Seconds(5, 60), new Input.Resume(answered.Agent, answered.Interaction));
        }

        if (!dice.Chance(plan.DeviceLossPercent))
            return;
        var lost = Seconds(2, 60);
        calendar.In(lost, new Input.DeviceChanged(answered.Agent, AgentDevice.Browser, false));
        calendar.In(lost + Seconds(1, 60), new Input.DeviceChanged(answered.Agent, AgentDevice.Browser, true));
    }

    private void GoOn(Fact.PresenceChanged changed)
    {
        var agent = changed.Agent;
        if (changed.To == Presence.NotReady)
            BeReadySoon(agent, changed.Reason == NotReadyReasons.SignedIn ? TimeSpan.FromSeconds(1) : Seconds(5, 120));
        else if (changed.To == Presence.WrapUp && dice.Chance(60))
            calendar.In(Seconds(3, 28), new Input.FinishWrapUp(agent));
        else if (changed.To == Presence.Ready && changed.From != Presence.Ringing && dice.Chance(plan.RestlessPercent))
            calendar.In(Seconds(0, 10), dice.Chance(50)
                ? new Input.SetPresence(agent, Presence.NotReady, NotReadyReasons.Break, null, agent.Value)
                : new Input.Dial(agent, newId(), "13900139000", SimulatedSite.Hotline, "trunk", "callback", null));
    }

    /// <summary>Whatever made him not ready, he repairs it and comes back; while he is on a call the wish is kept for afterwards.</summary>
    private void BeReadySoon(AgentId agent, TimeSpan after)
    {
        calendar.In(after, state => state.Agents.GetValueOrDefault(agent) is { DeviceAvailable: false } lost ? new Input.DeviceChanged(agent, lost.Device, true) : null);
        calendar.In(after, new Input.SetPresence(agent, Presence.Ready, null, null, agent.Value));
    }

    private TimeSpan Seconds(int from, int to) => dice.Between(TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to));
}
