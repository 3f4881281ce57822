using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Simulation;
using Telephony.Tests.Properties;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Simulation;

public sealed class SimulatedDayTests(ITestOutputHelper output)
{
    private static readonly bool IsNightly = Environment.GetEnvironmentVariable("AFTERSALES_NIGHTLY") == "1";

    [Fact]
    public void SimulatedDay_WithFailures_KeepsEveryInvariantAndLosesNoCall()
    {
        var (calls, agents) = IsNightly ? (10_000, 50) : (1_500, 12);
        var floor = new SimulatedFloor(SimulationPlan.Busy(20261122, calls, agents), House.Morning);
        var ledger = new Ledger();
        var report = DayReport.Empty;
        foreach (var happening in floor.Play())
        {
            ledger.Audit(happening.Before, happening.Input, happening.After, happening.Effects).ShouldBeNull();
            report = report.With(happening);
        }

        output.WriteLine($"{report.Inputs} inputs in {floor.Now - House.Morning}, {report.Late} late; {report.Transferred} transferred, {report.FailedTransfers} failed, {report.Consulted} consulted, {report.Conferences} conferences, {report.Monitored} monitored, {report.TakenOver} taken over; ended {Words(report.Ended)}; missed {Words(report.MissedOffers)}");
        report.Received.ShouldBe(calls);
        report.Ended.Values.Sum().ShouldBe(calls + report.Dialled);
        report.Answered.ShouldBeGreaterThan(calls * 6 / 10);
        floor.State.Calls.ShouldBeEmpty();
        floor.State.Agents.Values.ShouldAllBe(agent => agent.Presence == Presence.Ready);
        string[] endings = [TerminationReasons.Hangup, TerminationReasons.Abandon, TerminationReasons.ShortAbandon, TerminationReasons.LeftMenu, TerminationReasons.MediaLost, TerminationReasons.NoAnswer, TerminationReasons.UnknownNumber];
        endings.ShouldBeSubsetOf(report.Ended.Keys);
        report.MissedOffers.Keys.ShouldBe([OfferEndings.CallEnded, OfferEndings.Declined, OfferEndings.DeviceLost, OfferEndings.RingNoAnswer]);
        report.Late.ShouldBeGreaterThan(calls);
        new[] { report.Transferred, report.FailedTransfers, report.Consulted, report.Conferences, report.Monitored, report.TakenOver }.ShouldAllBe(count => count > 0);
    }

    [Fact]
    public void SimulatedDay_WithEveryRule_KeepsEveryInvariantAndReplaysToTheSameEffects()
    {
        var (calls, agents) = IsNightly ? (10_000, 50) : (1_500, 12);
        var floor = new SimulatedFloor(SimulationPlan.WithEveryRule(20261122, calls, agents), House.Morning);
        var ledger = new Ledger();
        var report = DayReport.Empty;
        var facts = new Dictionary<Type, int>();
        var inputs = new List<(DateTimeOffset At, Input Input)>();
        foreach (var happening in floor.Play())
        {
            (ledger.Audit(happening.Before, happening.Input, happening.After, happening.Effects) ?? Fairness.Breach(happening.After, happening.Effects, happening.At)).ShouldBeNull();
            report = report.With(happening);
            inputs.Add((happening.At, happening.Input));
            foreach (var fact in happening.Effects.OfType<Effect.Record>())
                facts[fact.Fact.GetType()] = facts.GetValueOrDefault(fact.Fact.GetType()) + 1;
        }

        output.WriteLine($"{report.Inputs} inputs in {floor.Now - House.Morning}, {report.Late} late; ended {Words(report.Ended)}; missed {Words(report.MissedOffers)}; {string.Join(", ", facts.Select(pair => $"{pair.Key.Name} {pair.Value}").Order(StringComparer.Ordinal))}");
        report.Received.ShouldBeGreaterThan(calls);
        report.Ended.Values.Sum().ShouldBe(report.Received + report.Dialled);
        floor.State.Calls.ShouldBeEmpty();
        Type[] rules = [typeof(Fact.CallMoved), typeof(Fact.PlaceResumed), typeof(Fact.CallbackDialled), typeof(Fact.CallbackMissed), typeof(Fact.MessageLeft), typeof(Fact.WrapUpExtended), typeof(Fact.NotReadyExceeded), typeof(Fact.HandLowered), typeof(Fact.PriorityChanged), typeof(Fact.CallParked), typeof(Fact.CallUnparked)];
        rules.Where(rule => !facts.ContainsKey(rule)).ShouldBeEmpty();

        var state = ExchangeState.Empty;
        var replayed = DayReport.Empty;
        foreach (var (at, input) in inputs)
        {
            var before = state;
            (state, var effects) = Telephony.Exchange.Exchange.Step(before, input, at);
            replayed = replayed.With(new Happening(at, before, input, state, effects));
        }

        replayed.EffectHash.ShouldBe(report.EffectHash);
    }

    [Fact]
    public void SimulatedDay_WithTheSameSeed_IsTheSame()
    {
        var plan = SimulationPlan.Busy(7, 300, 5);
        var first = DayReport.Of(new SimulatedFloor(plan, House.Morning).Play());
        var second = DayReport.Of(new SimulatedFloor(plan, House.Morning).Play());
        var other = DayReport.Of(new SimulatedFloor(plan with { Seed = 8 }, House.Morning).Play());
        second.EffectHash.ShouldBe(first.EffectHash);
        other.EffectHash.ShouldNotBe(first.EffectHash);
    }

    [Fact]
    public void QueueCounters_AfterADay_AddUpToTheCallsThatEntered()
    {
        var floor = new SimulatedFloor(SimulationPlan.Busy(3, 500, 6), House.Morning);
        var facts = floor.Play().SelectMany(happening => happening.Effects).OfType<Effect.Record>().Select(record => record.Fact).ToList();
        foreach (var (queue, counters) in floor.State.Counters)
        {
            counters.Offered.ShouldBe(facts.OfType<Fact.CallQueued>().Count(fact => fact.Queue == queue));
            counters.Answered.ShouldBe(counters.Handled);
            counters.Abandoned.ShouldBe(facts.OfType<Fact.CallEnded>().Count(fact => fact.Queue == queue && fact.Termination.Reason == TerminationReasons.Abandon));
        }
    }

    private static string Words(IEnumerable<KeyValuePair<string, int>> counts) => string.Join(", ", counts.Select(pair => $"{pair.Key} {pair.Value}"));
}
