using Shouldly;
using Telephony.Calls;
using Telephony.Exchange;
using Telephony.Ivr.Flows;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Ivr.Flows;

/// <summary>Keys that are pressed while an announcement plays answer the question behind it.</summary>
public sealed class TypeAheadTests
{
    private readonly List<string> path = [];
    private readonly List<string> said = [];
    private readonly TestSite site = new(Flows.Plan(Flows.Service));
    private InteractionId id;

    [Fact]
    public void Menu_BehindANotice_TakesTheKeyThatWasPressedInIt_AndIsNotSaid()
    {
        AtNotice();
        Press("3");
        site.Call(id).Phase.ShouldBe(CallPhase.Greeting, "the notice is heard out");
        Finish(2);
        path[^2..].ShouldBe(["menu:3", "call-me:called-back"]);
        said.ShouldNotContain("zh-CN/menu");
    }

    [Fact]
    public void Number_BehindAMenu_TakesTheRestOfWhatWasPressed_AndIsReadBack()
    {
        AtNotice();
        Press("1735100#");
        Finish(2);
        said[^1].ShouldBe("digits:735100", "what is read back was not keyed ahead of its question");
        path[^1].ShouldBe("menu:1");
        Press("1");
        site.Last.OfType<Effect.LookUp>().ShouldHaveSingleItem().Number.ShouldBe("735100");
    }

    [Fact]
    public void Number_ThatIsOnlyBegun_WaitsForItsOtherKeys()
    {
        AtNotice();
        Press("1735");
        Finish(2);
        site.Call(id).Ivr!.Keys.ShouldBe("735");
        site.HasTimer(TimerKind.MenuSilence).ShouldBeTrue();
        Press("100#");
        said[^1].ShouldBe("digits:735100");
    }

    [Fact]
    public void ReadBack_IsNeverConfirmedByAKeyPressedAhead()
    {
        AtNotice();
        Press("1735100#1");
        Finish(2);
        said[^1].ShouldBe("digits:735100");
        site.Call(id).Ivr!.Ahead.ShouldBeEmpty();
    }

    [Fact]
    public void WrongKeyAhead_AsksAgain_AndForgetsWhatWasPressedBehindIt()
    {
        AtNotice();
        Press("73");
        Finish(2);
        said[^1].ShouldBe("zh-CN/menu");
        site.Call(id).Ivr.ShouldNotBeNull().Ahead.ShouldBeEmpty();
        site.Call(id).Ivr!.Round.ShouldBe(2);
    }

    [Fact]
    public void Zero_AsTheFirstKey_IsAPerson_ButBehindAnotherAKeyLikeAny()
    {
        AtNotice();
        Press("1700100#");
        Finish(2);
        said[^1].ShouldBe("digits:700100");
        AtNotice();
        Press("0");
        Press("3");
        Finish(2);
        path[^1].ShouldBe("menu:person");
    }

    [Fact]
    public void KeysAhead_BeyondTheirBound_AreDropped()
    {
        AtNotice();
        Press(new string('9', FlowLimits.Ahead));
        site.ShouldIgnore(new Input.DigitPressed(TestSite.Customer(id), '9'));
        site.Call(id).Ivr!.Ahead.Length.ShouldBe(FlowLimits.Ahead);
        Finish(2);
        path[^1].ShouldNotEndWith(FlowOutcomes.Limit);
    }

    [Fact]
    public void KeysWhileTheEdgeLooks_AreForNobody()
    {
        AtNotice();
        Press("5");
        Finish(2);
        site.Call(id).Ivr!.Stage.ShouldBe(FlowStage.Asking);
        site.ShouldIgnore(new Input.DigitPressed(TestSite.Customer(id), '1'));
    }

    private void AtNotice()
    {
        path.Clear();
        said.Clear();
        id = site.NewId();
        Send(new Input.CallArrived(id, "13800138000", House.Guided, "trunk"));
        Send(new Input.LookUpDone(id, site.Call(id).Attempt, LookUpOutcome.Unknown, null, null));
        said[^1].ShouldBe("zh-CN/welcome");
    }

    private void Press(string keys)
    {
        foreach (var key in keys)
            Send(new Input.DigitPressed(TestSite.Customer(id), key));
    }

    private void Finish(int prompts)
    {
        for (var n = 0; n < prompts; n++)
            Send(new Input.PromptFinished(TestSite.Customer(id), said[^1]));
    }

    private void Send(Input input)
    {
        site.Send(input);
        path.AddRange(site.Facts.OfType<Fact.FlowStep>().Select(step => $"{step.Node}:{step.Outcome}"));
        said.AddRange(site.Last.OfType<Effect.PlayPrompt>().Where(play => !play.Loop).Select(play => play.Prompt));
    }
}
