using Crm.Domain.Callbacks;
using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Crm.Domain.Tests.Dispatch;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Tickets;

/// <summary>Reference §5.4: 11, 18 and 19 hold a ticket's settlement.</summary>
public sealed class SettlementHoldInvariantTests
{
    private static readonly DateOnly Visited = new(2026, 11, 23);
    private static readonly VisitResult WithParts = Visits.Repaired with { PartsUsed = [new VisitPart("CL1", "WM-CL-01")] };

    [Fact]
    public void Invariant11_PartsEnteredAfterTheVisitDay_HoldTheSettlement()
    {
        var hold = Late(WithParts, Visited.AddDays(1)).ShouldNotBeNull();
        (hold.Cause, hold.Subject, hold.RaisedBy, hold.IsOpen).ShouldBe((HoldCause.LateParts, "D-261123-0001", "dispatcher1", true));
        Late(Visits.Repaired with { Parts = Money.Yuan(40) }, Visited.AddDays(1)).ShouldNotBeNull("a price for parts is an entry of parts");
        Late(WithParts, Visited).ShouldBeNull();
        Late(Visits.Repaired, Visited.AddDays(3)).ShouldBeNull("work alone may be written down later");
    }

    [Fact]
    public void Invariant18_AFeeThatDiffers_RaisesAnExceptionAndHoldsTheSettlement()
    {
        var drafts = FollowUpRules.Of(new CallbackAnswers { IsSolved = true, Score = 5, ChargedSaid = Money.Yuan(180) }, CallbackKind.Completion, Money.Yuan(120), CallbackPolicy.Default);
        drafts.Select(d => d.Kind).ShouldContain(FollowUpKind.FeeException);
        var hold = SettlementHoldRules.Of(FollowUp(FollowUpKind.FeeException)).ShouldNotBeNull();
        (hold.Cause, hold.Subject, hold.IsOpen).ShouldBe((HoldCause.FeeMismatch, "E-261122-0001", true));
        FollowUpRules.Of(new CallbackAnswers { IsSolved = true, Score = 5, ChargedSaid = Money.Yuan(120) }, CallbackKind.Completion, Money.Yuan(120), CallbackPolicy.Default).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(FollowUpKind.Approval, HoldCause.LowScore)]
    [InlineData(FollowUpKind.Rectification, null)]
    [InlineData(FollowUpKind.Complaint, null)]
    public void Invariant19_ALowScore_HoldsTheSettlement_OtherDemandsDoNot(FollowUpKind kind, HoldCause? cause) => (SettlementHoldRules.Of(FollowUp(kind))?.Cause).ShouldBe(cause);

    [Fact]
    public void AHold_EndsWithItsFollowUp_OrByAnotherPersonWithAReason()
    {
        var late = Late(WithParts, Visited.AddDays(1))!;
        Refused(late, " ").ShouldBe(Refusal.RequiredFieldsMissing);
        Refused(late, "补录已核", "dispatcher1").ShouldBe("HoldNeedsAnotherPerson");
        var released = SettlementHoldRules.Release(late, " 补录已核 ", "auditor1", Visits.Now).Released!;
        (released.ReleaseReason, released.ReleasedBy, released.IsOpen, released.Version).ShouldBe(("补录已核", "auditor1", false, 2));
        Refused(released, "再来").ShouldBe("HoldIsReleased");
        Refused(SettlementHoldRules.Of(FollowUp(FollowUpKind.FeeException))!, "没事").ShouldBe("HoldEndsWithItsFollowUp");
    }

    private static string? Refused(SettlementHold hold, string reason, string by = "auditor1") => SettlementHoldRules.Release(hold, reason, by, Visits.Now).Refusal?.Rule;

    private static SettlementHold? Late(VisitResult result, DateOnly entered) =>
        SettlementHoldRules.Of(new Guid("0199f000-0000-7000-8000-0000000000e1"), Visits.Assigned(), result, Visited, entered, "dispatcher1", Visits.Now);

    private static CallbackFollowUp FollowUp(FollowUpKind kind) => new()
    {
        Id = new Guid("0199f000-0000-7000-8000-0000000000f1"), Number = "E-261122-0001", CallbackId = default, TicketId = Visits.ForTicket, Kind = kind, CreatedAt = Visits.Now, CreatedBy = "callback1", DueAt = Visits.Now.AddHours(24),
    };
}
