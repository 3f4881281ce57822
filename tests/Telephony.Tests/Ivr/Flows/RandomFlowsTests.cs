using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Telephony.Calls;
using Telephony.Exchange;
using Telephony.Ivr.Flows;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Ivr.Flows;

/// <summary>Whatever an administrator draws and whatever a caller presses: he ends in a queue, a call-back, a message, or hung up.</summary>
public sealed class RandomFlowsTests
{
    private const string Keys = "0123456789*#";
    private static readonly string[] s_words = [FlowOutcomes.Next, FlowOutcomes.Open, FlowOutcomes.Closed, FlowOutcomes.Failed, FlowOutcomes.Found, FlowOutcomes.Ticket, FlowOutcomes.Unknown, FlowOutcomes.None, FlowOutcomes.Booked, FlowOutcomes.Declined, FlowOutcomes.Blocked, FlowOutcomes.Refused, FlowOutcomes.Invalid, FlowOutcomes.Silence, "1", "2", "0"];

    [Fact]
    public void Caller_InAnyFlow_ComesToAnEndWithinTheLimits() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed => Walk(new Random(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static void Walk(Random dice)
    {
        var site = new TestSite(Flows.Plan(Draw(dice), (FlowHours)dice.Next(3)));
        var id = site.ArriveFrom(dice.Next(2) == 0 ? "anonymous" : "13800138000", House.Guided);
        // A node takes at most its rounds of 32 keys each and a hundred nodes are passed: half of the moves waits, so that nobody keys for ever.
        for (var move = 0; move < FlowLimits.Steps * FlowLimits.Rounds * FlowLimits.Keys && site.State.Calls.GetValueOrDefault(id) is { Ivr: { } here } call; move++)
            Move(site, call, here, dice);
        site.State.Calls.GetValueOrDefault(id)?.Ivr.ShouldBeNull();
        site.State.Calls.Values.ShouldAllBe(call => call.Phase == CallPhase.Waiting || call.Phase == CallPhase.Callback || call.Phase == CallPhase.Message);
    }

    private static void Move(TestSite site, Call call, FlowState here, Random dice)
    {
        if (dice.Next(8) == 0)
            site.PassSeconds(9);
        else if (dice.Next(3) == 0)
            site.Send(new Input.DigitPressed(call.CustomerLeg, Keys[dice.Next(Keys.Length)]));
        else if (here.Left is [var prompt, ..])
            site.Send(new Input.PromptFinished(call.CustomerLeg, prompt));
        else if (here.Stage == FlowStage.Asking)
            site.Send(Answer(call, dice));
        else
            site.PassSeconds(5);
    }

    private static Input Answer(Call call, Random dice)
    {
        var window = new VisitWindow(new DateOnly(2026, 11, 23), new TimeOnly(9, 0), new TimeOnly(12, 0));
        return dice.Next(3) switch
        {
            0 => new Input.LookUpDone(call.Id, call.Attempt, (LookUpOutcome)dice.Next(4), new CallerFinding { TicketRef = "t", TicketStatus = dice.Next(2) == 0 ? "New" : null }, null),
            1 => new Input.VisitsOffered(call.Id, call.Attempt, dice.Next(3) == 0 ? [] : [window, window]),
            _ => new Input.VisitBooked(call.Id, call.Attempt, (VisitBooking)dice.Next(3)),
        };
    }

    private static IvrFlow Draw(Random dice)
    {
        var count = dice.Next(1, 12);
        var kinds = Enum.GetValues<FlowNodeKind>();
        return new IvrFlow("random", "n0", [.. Enumerable.Range(0, count).Select(n => Node(n, kinds[dice.Next(kinds.Length)]))]);

        FlowNode Node(int n, FlowNodeKind kind)
        {
            var node = new FlowNode($"n{n}", kind) { Queue = dice.Next(2) == 0 ? "repair" : "install", Rounds = dice.Next(1, 4), Number = (FlowNumber)dice.Next(5), Most = dice.Next(1, 20), ReadBack = dice.Next(2) == 0 ? "right" : null }
                .Saying([.. Enumerable.Range(0, dice.Next(3)).Select(prompt => $"p{prompt}")]);
            foreach (var word in s_words)
                if (dice.Next(4) > 0)
                    node = node.To(word, $"n{dice.Next(count + 1)}");
            return node;
        }
    }
}
