using System.Collections.Immutable;
using CallCenter.Web.Features.Supervisor;
using CallCenter.Web.Realtime.Wire;
using CallCenter.Web.Switchboard;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Supervisor;

/// <summary>The test day of docs/metrics.md §8, lived through by the real exchange: 100 callers, each with his own wait and end. The trade computes eight
/// service levels of it; board and API must show the one that is ours, and every other figure of the day.</summary>
public sealed class TheDayTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);
    private static readonly QueueId Repair = new("repair");
    private static readonly AgentId Agent = new("agent1");

    /// <summary>The seven that others call service level, in per cent.</summary>
    private static readonly string[] Others = ["80.0%", "85.4%", "82.5%", "72.2%", "80.5%", "77.8%", "70.0%"];

    [Fact]
    public void TheDay_LivedByTheExchange_GivesOurServiceLevelAndNoOther()
    {
        var state = Lived();
        var figures = FloorView.From(new FloorSnapshot(state, 1, Morning)).Queues.Single(q => q.Id == "repair").Figures;

        Percent.Text(figures.ServiceLevel).ShouldBe("75.3%");
        Others.ShouldNotContain(Percent.Text(figures.ServiceLevel));
        (figures.Counts.Offered, figures.Counts.Answered, figures.Abandoned, figures.Counts.ShortAbandoned, figures.FlowOuts(waiting: 0)).ShouldBe((100, 82, 15, 4, 3));
        Percent.Text(figures.AnswerRate).ShouldBe("82.0%");
        Percent.Text(figures.AbandonRate).ShouldBe("15.0%");
        Percent.Text(figures.NetAbandonRate).ShouldBe("11.5%");
        figures.Asa!.Value.TotalSeconds.ShouldBe(1340 / 82.0, 0.001);
    }

    [Fact]
    public void TheDay_OnTheWire_IsTheSameFigures()
    {
        var wire = QueueWire.From(Lived(), Repair, Morning);
        wire.ServiceLevel!.Value.ShouldBe(70 / 93.0, 1e-9);
        (wire.Offered, wire.Answered, wire.Abandoned, wire.ShortAbandoned).ShouldBe((100, 82, 15, 4));
    }

    private static ExchangeState Lived()
    {
        var state = Open();
        var n = 0;
        foreach (var (count, seconds, how) in new[]
        {
            (60, 10.0, "answer"), (10, 20.0, "answer"), (12, 45.0, "answer"),
            (3, 2.0, "leave"), (1, 5.0, "leave"), (6, 12.0, "leave"), (5, 40.0, "leave"), (3, 30.0, "flow"),
        })
        {
            for (var i = 0; i < count; i++)
                state = Caller(state, ++n, TimeSpan.FromSeconds(seconds), how);
        }

        return state;
    }

    private static ExchangeState Open()
    {
        var queue = new QueuePlan(
            Repair, [Agent], TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60), TimeSpan.Zero, 200, TimeSpan.FromMinutes(30), "music");
        var plan = FloorPlan.Empty with
        {
            Agents = FloorPlan.Empty.Agents.Add(Agent, new AgentPlan(Agent, "One", "8001")),
            Queues = FloorPlan.Empty.Queues.Add(Repair, queue),
            Entries = FloorPlan.Empty.Entries.Add("4008001001", new EntryPoint("4008001001", null, null, ImmutableSortedDictionary<char, QueueId>.Empty, TimeSpan.FromSeconds(8), Repair)),
        };
        var state = Step(ExchangeState.Empty, new Input.Configure(plan), Morning);
        return Step(state, new Input.DeviceChanged(Agent, AgentDevice.Browser, true), Morning);
    }

    private static ExchangeState Caller(ExchangeState state, int n, TimeSpan wait, string how)
    {
        var arrives = Morning.AddMinutes(n);
        var call = new InteractionId(new Guid(n, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0));
        state = Step(state, new Input.CallArrived(call, "13800138000", "4008001001", "t"), arrives);
        var then = arrives + wait;
        if (how == "leave")
            return Step(state, new Input.LegEnded(new LegId(call, LegId.CustomerNumber), LegEnding.HungUp), then);
        if (how == "flow")
            return Step(state, new Input.TimerFired(new TimerKey(TimerKind.WaitedTooLong, call.ToString(), 1)), then);
        state = Step(state, new Input.SetPresence(Agent, Presence.Ready, null, null, "agent1"), then);
        state = Step(state, new Input.Answer(Agent, call), then);
        state = Step(state, new Input.HangUp(Agent, call, "agent1"), then.AddSeconds(5));
        return Step(state, new Input.SetPresence(Agent, Presence.NotReady, "break", null, "agent1"), then.AddSeconds(5));
    }

    private static ExchangeState Step(ExchangeState state, Input input, DateTimeOffset now)
    {
        var (next, effects) = Exchange.Step(state, input, now);
        effects.ShouldNotContain(e => e is Effect.Refuse || e is Effect.Ignore, input.ToString());
        return next;
    }
}
