using System.Collections.Immutable;
using Shouldly;
using Telephony.Distribution;
using Telephony.Ivr.Flows;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Ivr.Flows;

public sealed class FlowCheckTests
{
    private static readonly FlowNode s_end = new("end", FlowNodeKind.Queue) { Queue = "repair" };

    [Fact]
    public void Check_OfTheWholeFlow_FindsNothing() => Flows.Faults(Flows.Service).ShouldBeEmpty();

    [Fact]
    public void Check_OfATrivialFlow_FindsNothing()
    {
        foreach (var entry in House.Plan.Entries.Values)
            Flows.Faults(TrivialFlow.Of(entry)).ShouldBeEmpty();
    }

    [Fact]
    public void Check_OfANodeNobodyReaches_TellsIt() =>
        Of(s_end, s_end with { Id = "island" }).ShouldContain(new FlowFault("island", FlowRules.Unreachable, ""));

    [Fact]
    public void Check_OfAWayToNowhere_TellsNodeAndWay() =>
        Of(new FlowNode("a", FlowNodeKind.Say).Saying("p").To(FlowOutcomes.Next, "gone"), s_end).ShouldContain(new FlowFault("a", FlowRules.TargetMissing, FlowOutcomes.Next));

    [Fact]
    public void Check_OfAMissingWay_TellsIt() =>
        Of(new FlowNode("a", FlowNodeKind.Hours).To(FlowOutcomes.Open, "end"), s_end).ShouldContain(new FlowFault("a", FlowRules.WayMissing, FlowOutcomes.Closed));

    [Fact]
    public void Check_OfAWayThatTheKindDoesNotHave_TellsIt() =>
        Of(new FlowNode("a", FlowNodeKind.Say).Saying("p").To(FlowOutcomes.Next, "end").To("7", "end"), s_end).ShouldContain(new FlowFault("a", FlowRules.WayUnknown, "7"));

    [Fact]
    public void Check_OfACircleWithoutAQuestion_TellsEveryNodeOfIt()
    {
        var faults = Of(
            new FlowNode("a", FlowNodeKind.Say).Saying("p").To(FlowOutcomes.Next, "b"),
            new FlowNode("b", FlowNodeKind.Hours).To(FlowOutcomes.Open, "a").To(FlowOutcomes.Closed, "end"), s_end);
        faults.Where(fault => fault.Rule == FlowRules.Circle).Select(fault => fault.Node).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Check_OfACircleWithAQuestion_FindsNothing() =>
        Of(
            new FlowNode("a", FlowNodeKind.Say).Saying("p").To(FlowOutcomes.Next, "b"),
            new FlowNode("b", FlowNodeKind.Menu).Saying("p").To("1", "a").To(FlowOutcomes.Invalid, "end"), s_end).ShouldBeEmpty();

    [Fact]
    public void Check_OfMissingAndUnknownPrompts_TellsThem_InBothLanguages()
    {
        var flow = Flow(
            new FlowNode("a", FlowNodeKind.Say).To(FlowOutcomes.Next, "b"),
            new FlowNode("b", FlowNodeKind.Language) { Language = FlowLanguage.English }.To(FlowOutcomes.Next, "c"),
            new FlowNode("c", FlowNodeKind.Say).Saying("zh-CN/hello", "date:2026-11-22").To(FlowOutcomes.Next, "end"), s_end);
        var faults = FlowCheck.Faults(flow, _ => true, prompt => prompt == "zh-CN/hello");
        faults.ShouldBe([new FlowFault("a", FlowRules.PromptMissing, ""), new FlowFault("c", FlowRules.PromptUnknown, "en/hello")]);
    }

    [Fact]
    public void Check_OfUnknownQueuesRangesAndIds_TellsThem()
    {
        var faults = Of(new FlowNode("A b", FlowNodeKind.Digits) { Rounds = 9, Least = 8, Most = 4 }.Saying("p").To(FlowOutcomes.Next, "end").To(FlowOutcomes.Failed, "end"), s_end with { Queue = "nobody", PriorityMinutes = 99 });
        faults.Select(fault => fault.Rule).Distinct().ShouldBe([FlowRules.BadId, FlowRules.OutOfRange, FlowRules.QueueUnknown]);
        faults.Count(fault => fault.Rule == FlowRules.OutOfRange).ShouldBe(3);
    }

    [Fact]
    public void Check_OfTooManyNodesOfNoneAndOfTwins_TellsThem()
    {
        Of([.. Enumerable.Range(0, FlowLimits.Nodes + 1).Select(n => s_end with { Id = $"n{n}" })]).ShouldHaveSingleItem().Rule.ShouldBe(FlowRules.NodeCount);
        Of().ShouldHaveSingleItem().Rule.ShouldBe(FlowRules.NodeCount);
        Of(s_end, s_end).ShouldContain(new FlowFault("end", FlowRules.DoubleId, "end"));
    }

    [Fact]
    public void Check_OfAFlowThatLeadsToNobody_TellsIt() =>
        Of(new FlowNode("a", FlowNodeKind.HangUp)).ShouldContain(new FlowFault(null, FlowRules.NoPerson, ""));

    [Fact]
    public void Check_OfABlockListBehindANodeThatSpeaks_TellsIt() =>
        Of(
            new FlowNode("hours", FlowNodeKind.Hours).To(FlowOutcomes.Open, "a").To(FlowOutcomes.Closed, "first"),
            new FlowNode("first", FlowNodeKind.Block).To(FlowOutcomes.Next, "end").To(FlowOutcomes.Blocked, "end"),
            new FlowNode("a", FlowNodeKind.Say).Saying("p").To(FlowOutcomes.Next, "second"),
            new FlowNode("second", FlowNodeKind.Block).To(FlowOutcomes.Next, "end").To(FlowOutcomes.Blocked, "end"), s_end).ShouldBe([new FlowFault("second", FlowRules.BlockLate, "")]);

    private static IvrFlow Flow(params FlowNode[] nodes) => new("flow", nodes is [var first, ..] ? first.Id : "none", [.. nodes]);

    private static ImmutableArray<FlowFault> Of(params FlowNode[] nodes) => Flows.Faults(Flow(nodes));
}
