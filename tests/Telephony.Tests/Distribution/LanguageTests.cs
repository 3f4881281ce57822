using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Exchange;
using Telephony.Ivr;
using Telephony.Ivr.Flows;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Distribution;

/// <summary>Who chose English is spoken to in English until he hangs up, and when he rings again soon.</summary>
public sealed class LanguageTests
{
    private const string Caller = "13800000001";

    private static readonly FloorPlan s_plan = House.WithRepair(queue => queue with
    {
        MaxWaiting = 9,
        Comfort = new ComfortPlan(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60), ["zh-CN/sorry", "soon"], PositionUpTo: 5, SaysWait: true),
        Keys = new WaitKeysPlan("zh-CN/keys", TimeSpan.Zero, '1', '2', '3', '4'),
        Callback = CallbackPlan.Default with { Prompt = "zh-CN/we-call-you" },
        RedialWithin = TimeSpan.FromMinutes(5),
    });

    private static readonly FloorPlan s_english = s_plan with
    {
        Entries = s_plan.Entries.SetItem(House.Noticed, s_plan.Entries[House.Noticed] with { Notice = "en/notice" }),
    };

    private readonly TestSite site = new(s_english);

    [Fact]
    public void Comfort_OfACallerWhoHearsEnglish_IsEnglishFromThePromptToTheWait()
    {
        site.Talk(House.Ann);
        site.ArriveFrom("13800000000");
        var id = ArriveInEnglish();
        site.PassSeconds(20);
        Said(id).ShouldBe(["en/sorry", "position:2@en", "wait:2@en", "en/keys", House.Music], "music has no language");
        site.PassSeconds(60);
        Said(id).ShouldBe(["soon@en", "position:2@en", "en/keys", House.Music], "a name without a shelf is marked; a wait that did not get shorter is not said again");
    }

    [Fact]
    public void Comfort_OfACallerWhoChoseNothing_IsAsConfigured()
    {
        site.Talk(House.Ann);
        site.ArriveFrom("13800000000");
        var id = site.ArriveFrom(Caller);
        site.PassSeconds(20);
        Said(id).ShouldBe(["zh-CN/sorry", Prompts.Position(2), Prompts.Wait(2), "zh-CN/keys", House.Music]);
    }

    [Fact]
    public void Status_IsSpokenInTheCallersLanguage()
    {
        var id = ArriveInEnglish();
        site.Send(new Input.DigitPressed(TestSite.Customer(id), '4'));
        site.Send(new Input.StatusFound(id, ["status-intro", "status:Open", "date:2026-11-25"]));
        Said(id).ShouldBe(["status-intro@en", "status:Open@en", "date:2026-11-25@en", House.Music]);
    }

    [Fact]
    public void Message_IsAskedForInTheCallersLanguage_AndRecordedBehindIt()
    {
        var id = ArriveInEnglish();
        site.Send(new Input.DigitPressed(TestSite.Customer(id), '3'));
        site.Last.ShouldContain(new Effect.PlayPrompt(TestSite.Customer(id), "leave-message@en", Loop: false));
        site.Send(new Input.PromptFinished(TestSite.Customer(id), "leave-message@en"));
        site.Last.ShouldContain(new Effect.StartRecording(TestSite.Customer(id)));
    }

    [Fact]
    public void Callback_IsPromisedInTheCallersLanguage_AndHeIsKnownByItWhenHeCallsInFirst()
    {
        var id = ArriveInEnglish();
        site.Send(new Input.DigitPressed(TestSite.Customer(id), '2'));
        site.Last.ShouldContain(new Effect.PlayPrompt(TestSite.Customer(id), "en/we-call-you", Loop: false));
        site.Send(new Input.PromptFinished(TestSite.Customer(id), "en/we-call-you"));
        site.Call(site.ArriveFrom(Caller)).Language.ShouldBe(FlowLanguage.English);
    }

    [Fact]
    public void Language_IsKeptThroughTransferOverflowAndParking()
    {
        site.Ready(House.Ann);
        var id = ArriveInEnglish();
        site.Send(new Input.Answer(House.Ann, id));
        site.Send(new Input.Park(House.Ann, id));
        site.Call(id).Language.ShouldBe(FlowLanguage.English);
        site.Send(new Input.FinishWrapUp(House.Ann));
        site.Send(new Input.PickUpParked(House.Ann, id));
        site.Ready(House.Cai);
        site.Send(new Input.BlindTransfer(House.Ann, id, House.ToInstalls, House.Ann.Value));
        site.Call(id).Queue.ShouldBe(House.Installs);
        site.Send(new Input.Reject(House.Cai, id));
        site.Send(new Input.MoveWaiting(id, new TransferTarget.ToQueue(House.Repair), "sue"));
        site.PassSeconds(20);
        site.Call(id).Announcing[0].ShouldBe("en/sorry");
    }

    [Fact]
    public void Redial_SoonAfterwards_IsGreetedInTheLanguageOfTheKeptPlace_AndLaterInTheEntrys()
    {
        var id = ArriveInEnglish();
        site.CustomerLeaves(id);
        site.PassSeconds(60);
        var again = site.ArriveFrom(Caller);
        site.Call(again).Language.ShouldBe(FlowLanguage.English);
        site.CustomerLeaves(again);
        site.PassSeconds(301);
        site.Call(site.ArriveFrom(Caller)).Language.ShouldBe(FlowLanguage.Chinese);
    }

    [Fact]
    public void Flow_ThatChoseEnglish_LeavesTheCallerInEnglishInTheQueue()
    {
        var flow = new IvrFlow("f", "english", [
            new FlowNode("english", FlowNodeKind.Language) { Language = FlowLanguage.English }.To(FlowOutcomes.Next, "repair"),
            new FlowNode("repair", FlowNodeKind.Queue) { Queue = "repair" },
        ]);
        site.Send(new Input.Configure(s_plan with { Entries = s_plan.Entries.SetItem(House.Guided, Ivr.Flows.Flows.Entry(flow)) }));
        var id = site.ArriveFrom(Caller, House.Guided);
        site.PassSeconds(20);
        site.Call(id).Announcing[0].ShouldBe("en/sorry");
    }

    [Fact]
    public void Language_ThatAFlowChose_IsToldOnce()
    {
        var flow = new IvrFlow("f", "english", [
            new FlowNode("english", FlowNodeKind.Language) { Language = FlowLanguage.English }.To(FlowOutcomes.Next, "again"),
            new FlowNode("again", FlowNodeKind.Language) { Language = FlowLanguage.English }.To(FlowOutcomes.Next, "repair"),
            new FlowNode("repair", FlowNodeKind.Queue) { Queue = "repair" },
        ]);
        site.Send(new Input.Configure(s_plan with { Entries = s_plan.Entries.SetItem(House.Guided, Ivr.Flows.Flows.Entry(flow)) }));

        site.Send(new Input.CallArrived(new InteractionId(Guid.CreateVersion7(site.Now)), "13900007777", House.Guided, "trunk"));

        site.Fact<Fact.CallReceived>().Language.ShouldBe(FlowLanguage.Chinese);
        site.Fact<Fact.LanguageChanged>().ShouldSatisfyAllConditions(f => f.Language.ShouldBe(FlowLanguage.English), f => f.Agent.ShouldBeNull());
    }

    [Fact]
    public void Language_OfAnEnglishEntry_IsToldWithTheCall()
    {
        site.Send(new Input.CallArrived(new InteractionId(Guid.CreateVersion7(site.Now)), "13900007777", House.Noticed, "trunk"));

        site.Fact<Fact.CallReceived>().Language.ShouldBe(FlowLanguage.English);
        site.Facts.OfType<Fact.LanguageChanged>().ShouldBeEmpty();
    }

    [Fact]
    public void Language_ThatTheAgentChose_GoesOnWithTheCall_AndOnlyHisOwnCallIsHisToChange()
    {
        site.Ready(House.Ann);
        var id = site.ArriveFrom(Caller);
        site.Send(new Input.Answer(House.Ann, id));
        site.Send(new Input.ChooseLanguage(House.Cai, id, FlowLanguage.English));
        site.Call(id).Language.ShouldBe(FlowLanguage.Chinese);
        site.Send(new Input.ChooseLanguage(House.Ann, id, FlowLanguage.English));
        site.Fact<Fact.LanguageChanged>().Agent.ShouldBe(House.Ann);
        site.Send(new Input.ChooseLanguage(House.Ann, id, FlowLanguage.English));
        site.Facts.ShouldBeEmpty("it is English already");
        site.Send(new Input.BlindTransfer(House.Ann, id, House.ToInstalls, House.Ann.Value));
        site.Call(id).Language.ShouldBe(FlowLanguage.English);
    }

    private InteractionId ArriveInEnglish()
    {
        var id = site.ArriveFrom(Caller, House.Noticed);
        site.Last.ShouldContain(new Effect.PlayPrompt(TestSite.Customer(id), "en/notice", Loop: false));
        site.Send(new Input.PromptFinished(TestSite.Customer(id), "en/notice"));
        return id;
    }

    /// <summary>What the round says, each prompt played to its end.</summary>
    private List<string> Said(InteractionId id)
    {
        var said = site.Last.OfType<Effect.PlayPrompt>().Select(play => play.Prompt).ToList();
        while (site.Call(id).Announcing is [var prompt, ..])
        {
            site.Send(new Input.PromptFinished(TestSite.Customer(id), prompt));
            said.AddRange(site.Last.OfType<Effect.PlayPrompt>().Select(play => play.Prompt));
        }

        return said;
    }
}
