using Crm.Domain.Customers;
using Crm.Domain.ServiceLevels;
using Crm.Domain.Tickets;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Tickets;

/// <summary>Reference §5.4, 7 (repeats) and 19 (approvals hold a ticket), KP-29.</summary>
public sealed class RepeatAndApprovalTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);
    private static readonly TicketId Earlier = new(new Guid("0199f000-0000-7000-8000-0000000000e1"));
    private static readonly EarlierRepair Found = new(Earlier, "T-261101-0001", Now.AddDays(-21), Now.AddDays(-20), new RepeatWindow(90, 30));

    [Fact]
    public void ARepeat_WithoutTheEarlierOrderAndWithoutAReason_IsRefusedByItsNumber()
    {
        var refusal = TicketRules.Open(Draft() with { Earlier = Found }, Now).ShouldBeOfType<Decision<TicketEvent>.Refused>().Refusal;
        (refusal.Rule, refusal.Parameters[0].Value).ShouldBe((TicketRules.RepeatMustBeNamed, "T-261101-0001"));
    }

    [Fact]
    public void ARepeat_ThatNamesTheEarlierOrder_KnowsWhetherItsGuaranteeHolds()
    {
        Open(Draft() with { Earlier = Found, RepeatOf = Earlier }).IsGuaranteeRepeat.ShouldBeTrue();
        Open(Draft() with { Earlier = Found with { WorkDoneAt = Now.AddDays(-31) }, RepeatOf = Earlier }).IsGuaranteeRepeat.ShouldBeFalse();
        Open(Draft() with { Earlier = Found with { WorkDoneAt = null }, RepeatOf = Earlier }).IsGuaranteeRepeat.ShouldBeFalse();
    }

    [Fact]
    public void ARepeat_WithAReasonWhyItIsNone_IsOpenedAndKeepsTheReason()
    {
        var ticket = Open(Draft() with { Earlier = Found, NotRepeatReason = " 上次是另一处漏水 " });
        (ticket.RepeatOfId, ticket.NotRepeatReason).ShouldBe((null, "上次是另一处漏水"));
    }

    [Fact]
    public void AJudgement_TakesTheGuaranteeFromTheOrderItNames_NotFromTheOneBefore()
    {
        var ticket = Open(Draft() with { Earlier = Found, NotRepeatReason = "另一处漏水" });
        Judged(Found).IsGuaranteeRepeat.ShouldBeTrue();
        Judged(Found with { WorkDoneAt = Now.AddDays(-31) }).IsGuaranteeRepeat.ShouldBeFalse();
        Judged(Found with { WorkDoneAt = Now.AddHours(1) }).IsGuaranteeRepeat.ShouldBeFalse("its work was not done yet when this one was opened");
        Judged(null).IsGuaranteeRepeat.ShouldBeFalse("another unit's order guarantees nothing here");
        ticket = ticket with { RepeatOfId = new TicketId(Guid.Empty), IsGuaranteeRepeat = true };
        Judged(null).IsGuaranteeRepeat.ShouldBeFalse("what held for the order named before does not hold for this one");

        Ticket Judged(EarlierRepair? named) => TicketRules.Apply(
            ticket, TicketRules.Decide(ticket, new TicketCommand.JudgeRepeat(Earlier, null), TicketFacts.None with { Named = named }, Now).ShouldBeOfType<Decision<TicketEvent>.Accepted>().Events, Now);
    }

    [Theory]
    [InlineData("90/30", "AC", 90, 30)]
    [InlineData("90/30, AC=180/60", "AC", 180, 60)]
    [InlineData("90/30, AC=180/60", "WM", 90, 30)]
    [InlineData("AC=180/60", "WM", 90, 30)]
    public void Windows_AreByCategory(string text, string category, int flag, int guarantee) => RepeatWindows.Of(text, category).ShouldBe(new RepeatWindow(flag, guarantee));

    [Theory]
    [InlineData("90/30", true)]
    [InlineData("90/30, AC=180/60", true)]
    [InlineData("90", false)]
    [InlineData("90/x", false)]
    [InlineData("90/30, 80/20", false)]
    [InlineData("9000/30", false)]
    [InlineData("=90/30", false)]
    public void Windows_ThatAreNone_AreRefused(string text, bool isFine) => (RepeatWindows.Check("f", text) is null).ShouldBe(isFine);

    [Fact]
    public void AnOpenApproval_HoldsAuditClosingAndMerging_AndNothingElse()
    {
        var held = TicketFacts.None with { OpenApprovals = ["P-261122-0001"] };
        var done = Open(Draft()) with { Status = TicketStatus.WorkDone };
        Refused(TicketRules.Decide(done, new TicketCommand.Audit(), held, Now)).Rule.ShouldBe("ApprovalIsOpen");
        Refused(TicketRules.Decide(done with { Status = TicketStatus.Audited }, new TicketCommand.Close(), held, Now)).Rule.ShouldBe("ApprovalIsOpen");
        Refused(TicketRules.Decide(Open(Draft()), new TicketCommand.Merge(Earlier), held, Now)).Rule.ShouldBe("ApprovalIsOpen");
        TicketRules.Decide(done, new TicketCommand.StartWork(), held, Now).ShouldBeOfType<Decision<TicketEvent>.Accepted>();
        Refused(TicketRules.Decide(done, new TicketCommand.Close(), held, Now)).Rule.ShouldBe("TransitionNotAllowed");
    }

    [Fact]
    public void ACall_IsLinkedOnce()
    {
        var call = Guid.Parse("0199f000-0000-7000-8000-0000000000aa");
        Refused(TicketRules.Decide(Open(Draft()), new TicketCommand.LinkCall(call), TicketFacts.None with { Calls = [call] }, Now)).Rule.ShouldBe("CallIsLinked");
    }

    [Theory]
    [InlineData(100, ApprovalKind.Goodwill, ApprovalState.Granted)]
    [InlineData(101, ApprovalKind.Goodwill, ApprovalState.Open)]
    [InlineData(0, ApprovalKind.Exchange, ApprovalState.Open)]
    public void Asking_WithinOnesOwnAuthority_IsGrantedAtOnce_AnExchangeNever(long yuan, ApprovalKind kind, ApprovalState state) => Ask(yuan, kind).State.ShouldBe(state);

    [Fact]
    public void Nobody_ApprovesHisOwn_NorMoreThanHeMay_NorTwice()
    {
        var asked = Ask(3000, ApprovalKind.FeeWaiver);
        var leader = new ApprovalAuthority(Money.Zero, Money.Yuan(2000));
        var manager = new ApprovalAuthority(Money.Zero, ApprovalAuthority.Everything);
        ApprovalRules.Decide(asked, true, null, "agent1", manager, Now).Refusal!.Rule.ShouldBe("ApprovalNeedsAnotherPerson");
        ApprovalRules.Decide(asked, true, null, "supervisor1", leader, Now).Refusal!.Rule.ShouldBe("ApprovalExceedsAuthority");
        ApprovalRules.Decide(asked, false, " ", "supervisor1", leader, Now).Refusal!.Rule.ShouldBe(Refusal.RequiredFieldsMissing);
        ApprovalRules.Decide(asked, false, "不合理", "supervisor1", leader, Now).Decided!.State.ShouldBe(ApprovalState.Denied);
        var granted = ApprovalRules.Decide(asked, true, null, "manager1", manager, Now).Decided!;
        (granted.State, granted.DecidedBy, granted.Version).ShouldBe((ApprovalState.Granted, "manager1", 2));
        ApprovalRules.Decide(granted, true, null, "manager2", manager, Now).Refusal!.Rule.ShouldBe("ApprovalIsDecided");
    }

    [Fact]
    public void Asking_OnAClosedTicket_OrForMoreThanACaseIsWorth_IsRefused()
    {
        ApprovalRules.Check(Open(Draft()) with { Status = TicketStatus.Closed }, Money.Zero, "r")!.Rule.ShouldBe("TicketIsFinal");
        ApprovalRules.Check(Open(Draft()), Money.Yuan(2_000_000), "r")!.Rule.ShouldBe("AmountOutOfRange");
        ApprovalRules.Check(Open(Draft()), new Money(-1), "r")!.Rule.ShouldBe("AmountOutOfRange");
        ApprovalRules.Check(Open(Draft()), Money.Zero, " ")!.Rule.ShouldBe(Refusal.RequiredFieldsMissing);
    }

    private static TicketApproval Ask(long yuan, ApprovalKind kind) =>
        ApprovalRules.Ask(Guid.Empty, "A-261122-0001", Open(Draft()), kind, Money.Yuan(yuan), "客户很生气", "agent1", new ApprovalAuthority(Money.Yuan(100), null), Now);

    private static Ticket Open(TicketDraft draft) => TicketRules.Create(
        new TicketId(new Guid("0199f000-0000-7000-8000-000000000001")), "T-261122-0001", "agent1", TicketRules.Open(draft, Now).ShouldBeOfType<Decision<TicketEvent>.Accepted>().Events, Now);

    private static TicketDraft Draft() => new(
        new TicketDetails { Type = TicketType.Repair, CustomerId = new CustomerId(new Guid("0199f000-0000-7000-8000-0000000000c1")), CategoryCode = "WM", SymptomCode = "WM-S03" },
        TicketChannel.Phone, null, null, null, new DueTimes(Now.AddHours(24), Now.AddHours(72)));

    private static Refusal Refused(Decision<TicketEvent> decision) => decision.ShouldBeOfType<Decision<TicketEvent>.Refused>().Refusal;
}
