using System.Collections.Immutable;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Distribution.Routing;
using Telephony.Exchange;

namespace Telephony.Simulation;

/// <summary>What callers, desktops and supervisors do with the rules of waiting: who is known by whom, keys, redials, lost desktops, hands, and supervisors' hands on waiting callers.</summary>
internal sealed class SimulatedRules(SimulationPlan plan, SplitMix64 dice, Calendar calendar, Func<InteractionId> newId)
{
    private static readonly ImmutableArray<SkillNeed> Gas = [new SkillNeed(SimulatedSite.Gas, 2, IsFixed: true)];
    private readonly AgentId[] agents = [.. plan.Floor.Agents.Keys];
    private readonly QueueId[] queues = [.. plan.Floor.Queues.Keys];
    private readonly Dictionary<InteractionId, string> numbers = [];

    public void React(Effect effect)
    {
        if (plan.RulesPercent == 0 || effect is not Effect.Record { Fact: var fact })
            return;
        switch (fact)
        {
            case Fact.CallReceived received: Identify(received); break;
            case Fact.CallQueued queued when dice.Chance(plan.RulesPercent): Wait(queued.Interaction); break;
            case Fact.CallAnswered answered when dice.Chance(plan.RulesPercent): Complete(answered); break;
            case Fact.CallEnded ended: Redial(ended); break;
            case Fact.PresenceChanged { To: Presence.Ready } changed when dice.Chance(plan.RulesPercent): LoseDesktop(changed.Agent); break;
        }
    }

    private void Identify(Fact.CallReceived received)
    {
        numbers[received.Interaction] = received.CallerNumber;
        var known = new Input.CallerIdentified(received.Interaction, received.CallerNumber, 0)
        {
            Needs = dice.Chance(10) ? Gas : [],
            Ties = dice.Chance(20) ? [new Tie(agents[dice.Below(agents.Length)], (TieKind)dice.Below(3))] : [],
            Reasons = dice.Chance(15) ? [new PriorityReason(PriorityReasons.Tier, 2), new PriorityReason(PriorityReasons.TicketOverdue, 5)] : [],
        };
        calendar.In(Seconds(0, 2), known);
    }

    private void Wait(InteractionId id)
    {
        var leg = new LegId(id, LegId.CustomerNumber);
        var after = Seconds(5, 90);
        calendar.In(after, dice.Below(8) switch
        {
            0 => new Input.DigitPressed(leg, '3'),
            1 or 2 => new Input.DigitPressed(leg, '2'),
            3 => new Input.DigitPressed(leg, '1'),
            4 => new Input.MoveWaiting(id, new TransferTarget.ToQueue(queues[dice.Below(queues.Length)]), "supervisor"),
            5 => new Input.Reprioritise(id, dice.Below(20), "supervisor"),
            6 => new Input.PickUpWaiting(agents[dice.Below(agents.Length)], id),
            _ => new Input.SendToCallback(id, "supervisor"),
        });
    }

    private void Complete(Fact.CallAnswered answered)
    {
        calendar.In(Seconds(30, 240), new Input.ContactCompleted(answered.Interaction));
        calendar.In(Seconds(2, 20), new Input.AskForWrapUp(answered.Agent, true));
        calendar.In(Seconds(2, 20), new Input.RaiseHand(answered.Agent, "question"));
        calendar.In(Seconds(25, 60), new Input.LowerHand(answered.Agent, "supervisor"));
        calendar.In(Seconds(60, 200), new Input.ExtendWrapUp(answered.Agent));
    }

    /// <summary>Who lost patience often rings again at once.</summary>
    private void Redial(Fact.CallEnded ended)
    {
        if (!numbers.Remove(ended.Interaction, out var number) || ended.Termination.Class != TerminationClass.Abandoned || !dice.Chance(plan.RulesPercent))
            return;
        var entry = plan.Floor.Entries.Keys.ElementAt(dice.Below(plan.Floor.Entries.Count));
        calendar.In(Seconds(5, 300), new Input.CallArrived(newId(), number, entry, "trunk"));
    }

    private void LoseDesktop(AgentId agent)
    {
        var lost = Seconds(0, 60);
        var back = lost + Seconds(1, 30);
        calendar.In(lost, new Input.DesktopChanged(agent, false));
        calendar.In(back, new Input.DesktopChanged(agent, true));
        calendar.In(back, state => state.Agents.GetValueOrDefault(agent) is { Presence: Presence.NotReady, Reason: NotReadyReasons.LostLink }
            ? new Input.SetPresence(agent, Presence.Ready, null, null, agent.Value)
            : null);
    }

    private TimeSpan Seconds(int from, int to) => dice.Between(TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to));
}
