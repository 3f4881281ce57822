using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace Telephony.Simulation;

/// <summary>What agents do with each other's help: transfer, consult, join all three, monitor, take over; and pausing the recording.
/// Whom they choose is seen from the floor as it is at that moment.</summary>
internal sealed class SimulatedTeamwork(SimulationPlan plan, SplitMix64 dice, Calendar calendar)
{
    private static readonly TransferTarget Technician = new TransferTarget.ToNumber("13700137000", SimulatedSite.Hotline, "trunk");

    public void React(Effect effect)
    {
        switch (effect)
        {
            case Effect.Record { Fact: Fact.CallAnswered answered }: Talk(answered); break;
            case Effect.Record { Fact: Fact.ConsultStarted started } when dice.Chance(15): GiveUpRinging(started); break;
            case Effect.Record { Fact: Fact.ConsultAnswered answered }: Decide(answered.Interaction, answered.Agent, answered.Consulted, answered.Leg); break;
            case Effect.Record { Fact: Fact.ConferenceStarted started }: Decide(started.Interaction, started.Agent, started.Consulted, started.Leg); break;
            case Effect.Record { Fact: Fact.ConsultEnded ended }: calendar.In(Seconds(1, 4), new Input.Resume(ended.Agent, ended.Interaction)); break;
            case Effect.Record { Fact: Fact.MonitorStarted started }: Supervise(started.Supervisor, started.Interaction); break;
        }
    }

    private void Talk(Fact.CallAnswered answered)
    {
        var (agent, call) = (answered.Agent, answered.Interaction);
        if (dice.Chance(plan.TransferPercent))
            calendar.In(Seconds(5, 90), state => new Input.BlindTransfer(agent, call, Target(state, agent), agent.Value));
        else if (dice.Chance(plan.ConsultPercent))
            calendar.In(Seconds(5, 90), state => new Input.Consult(agent, call, Target(state, agent)));
        if (plan.ParkPercent > 0 && dice.Chance(plan.ParkPercent))
            Park(agent, call);
        if (dice.Chance(plan.MonitorPercent))
            calendar.In(Seconds(2, 60), state => Free(state, agent) is { } leader ? new Input.Monitor(leader, call, (MonitorMode)dice.Below(4)) : null);
        if (!dice.Chance(plan.PausePercent))
            return;
        var paused = Seconds(5, 60);
        calendar.In(paused, new Input.PauseRecording(agent, call));
        if (dice.Chance(60))
            calendar.In(paused + Seconds(5, 30), new Input.ResumeRecording(agent, call));
    }

    /// <summary>Two of three are picked up in time, by the parker or by a colleague.</summary>
    private void Park(AgentId agent, InteractionId call)
    {
        var parked = Seconds(5, 60);
        calendar.In(parked, new Input.Park(agent, call));
        if (dice.Chance(66))
            calendar.In(parked + Seconds(3, 100), state => dice.Chance(50) ? new Input.PickUpParked(agent, call) : Free(state, agent) is { } colleague ? new Input.PickUpParked(colleague, call) : null);
    }

    private void GiveUpRinging(Fact.ConsultStarted started) => calendar.In(Seconds(1, 10), dice.Chance(50)
        ? new Input.CompleteTransfer(started.Agent, started.Interaction)
        : new Input.CancelConsult(started.Agent, started.Interaction));

    private void Decide(InteractionId call, AgentId agent, AgentId? consulted, LegId leg)
    {
        var after = Seconds(3, 30);
        Input chosen = dice.Below(6) switch
        {
            0 or 1 => new Input.CompleteTransfer(agent, call),
            2 => new Input.CancelConsult(agent, call),
            3 => new Input.Conference(agent, call),
            4 => new Input.HangUp(agent, call, agent.Value),
            _ when consulted is { } colleague => new Input.HangUp(colleague, call, colleague.Value),
            _ => new Input.LegEnded(leg, LegEnding.HungUp),
        };
        if (dice.Chance(25))
            calendar.In(after / 2, new Input.ToggleConsult(agent, call));
        calendar.In(after, chosen);
        calendar.In(after + Seconds(5, 20), new Input.CompleteTransfer(agent, call));
    }

    private void Supervise(AgentId leader, InteractionId call)
    {
        calendar.In(Seconds(3, 20), new Input.Monitor(leader, call, (MonitorMode)dice.Below(4)));
        if (dice.Chance(70))
            calendar.In(Seconds(20, 60), new Input.StopMonitoring(leader, call));
    }

    private TransferTarget Target(ExchangeState state, AgentId agent) => dice.Below(4) switch
    {
        0 => Technician,
        1 => new TransferTarget.ToQueue(state.Plan.Queues.Keys.ElementAt(dice.Below(state.Plan.Queues.Count))),
        _ => Free(state, agent) is { } colleague ? new TransferTarget.ToAgent(colleague) : Technician,
    };

    private AgentId? Free(ExchangeState state, AgentId but)
    {
        var free = state.Agents.Values.Where(agent => Floor.IsFree(agent) && agent.Id != but).ToList();
        return free.Count > 0 ? free[dice.Below(free.Count)].Id : null;
    }

    private TimeSpan Seconds(int from, int to) => dice.Between(TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to));
}
