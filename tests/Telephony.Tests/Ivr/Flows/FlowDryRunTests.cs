using Shouldly;
using Telephony.Ivr.Flows;
using Xunit;

namespace Telephony.Tests.Ivr.Flows;

public sealed class FlowDryRunTests
{
    [Theory]
    [InlineData("1123456#1", false, "block:next hours:open notice:next menu:1 serial:next find:unknown serial:failed repair:queued")]
    [InlineData("226112200071", true, "block:next hours:open notice:next menu:2 ask-ticket:next find:ticket status:next visit:booked bye:ended")]
    [InlineData("0", false, "block:next hours:open notice:next menu:person")]
    [InlineData("", false, "block:next hours:open notice:next menu:invalid repair:queued")]
    [InlineData("3", false, "block:next hours:open notice:next menu:3 call-me:called-back")]
    public void Run_WithKeys_TellsThePathThatARealCallTakes(string keys, bool isKnown, string path)
    {
        var finding = isKnown ? new CallerFinding { CustomerRef = "c", TicketRef = "t", TicketStatus = "Open" } : null;
        var steps = FlowDryRun.Run(Flows.Service, FlowHours.Open, keys, finding);
        string.Join(' ', steps.Select(step => $"{step.Node}:{step.Outcome}")).ShouldBe(path);
    }

    [Fact]
    public void Run_TellsWhatIsSaidAtEachNode() =>
        FlowDryRun.Run(Flows.Service, FlowHours.Open, "0", null)[2].Said.ShouldBe(["zh-CN/welcome", "zh-CN/notice"]);

    [Fact]
    public void Run_OfAMadFlow_Ends()
    {
        var mad = new IvrFlow("mad", "a", [new FlowNode("a", FlowNodeKind.Say).To(FlowOutcomes.Next, "b"), new FlowNode("b", FlowNodeKind.Menu).To(FlowOutcomes.Silence, "a")]);
        FlowDryRun.Run(mad, FlowHours.Closed, "9#", null)[^1].Outcome.ShouldBe(FlowOutcomes.Limit);
    }
}
