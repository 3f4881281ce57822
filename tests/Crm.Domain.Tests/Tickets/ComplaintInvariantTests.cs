using Crm.Domain.Callbacks;
using Crm.Domain.Tickets;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Tickets;

/// <summary>Reference §5.4, 20: a complaint closes only after a good call-back and a leader's audit.</summary>
public sealed class ComplaintInvariantTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);
    private static readonly ComplaintOutcome Good = new(true, "agent1");

    [Fact]
    public void Invariant20_AComplaint_IsAuditedOnlyAfterAGoodCallback_ByALeaderWhoDidNotHandleIt()
    {
        Rule(new TicketCommand.Audit("supervisor1"), null).ShouldBe(ComplaintRules.NeedsAGoodCallback);
        Rule(new TicketCommand.Audit("supervisor1"), Good with { IsGood = false }).ShouldBe(ComplaintRules.NeedsAGoodCallback);
        Rule(new TicketCommand.Audit(), Good).ShouldBe(ComplaintRules.NeedsALeader);
        Rule(new TicketCommand.Audit("supervisor1"), Good with { HandledBy = "supervisor1" }).ShouldBe(ComplaintRules.NeedsAnotherLeader);
        Rule(new TicketCommand.Audit("supervisor1"), Good).ShouldBeNull();
    }

    [Fact]
    public void Invariant20_NoWay_LeadsAComplaintPastItsAudit()
    {
        foreach (var status in Enum.GetValues<TicketStatus>().Where(s => TicketTransitions.Allows(s, TicketStatus.Closed)))
            Rule(new TicketCommand.Close(), Good, status).ShouldBe(status == TicketStatus.Audited ? null : ComplaintRules.NeedsALeader, status.ToString());
    }

    [Fact]
    public void Invariant20_OtherTickets_AskForNeither() =>
        TicketRules.Decide(Handled() with { Type = TicketType.Repair }, new TicketCommand.Audit(), Now).ShouldBeOfType<Decision<TicketEvent>.Accepted>();

    [Fact]
    public void AHandledComplaint_IsCalledBack_AndSecondWordsMakeNoSecondComplaint()
    {
        CallbackStarts.KindOf(Handled(), new TicketEvent.WorkCompleted("已致歉")).ShouldBe(CallbackKind.Complaint);
        var bad = new CallbackAnswers { IsSolved = false, Score = 1, IsComplaint = true };
        FollowUpRules.Of(bad, CallbackKind.Complaint, null, CallbackPolicy.Default).Select(f => f.Kind).ShouldBe([FollowUpKind.Approval]);
    }

    [Theory]
    [InlineData(true, 5, false, true)]
    [InlineData(true, null, false, true)]
    [InlineData(true, 3, false, true)]
    [InlineData(true, 2, false, false)]
    [InlineData(false, 5, false, false)]
    [InlineData(null, 5, false, false)]
    [InlineData(true, 5, true, false)]
    public void ACallback_IsGood_WhenItIsSettledWithoutALowScoreOrAnotherComplaint(bool? solved, int? score, bool complains, bool good) =>
        ComplaintRules.IsGood(new CallbackAnswers { IsSolved = solved, Score = score, IsComplaint = complains }, CallbackPolicy.Default).ShouldBe(good);

    private static string? Rule(TicketCommand command, ComplaintOutcome? outcome, TicketStatus status = TicketStatus.WorkDone) =>
        (TicketRules.Decide(Handled() with { Status = status }, command, TicketFacts.None with { Complaint = outcome }, Now) as Decision<TicketEvent>.Refused)?.Refusal.Rule;

    private static Ticket Handled() => new()
    {
        Id = new TicketId(new Guid("0199f000-0000-7000-8000-000000000001")), Number = "T-261122-0001", OpenedBy = "agent1", OwnerId = "agent1", Type = TicketType.Complaint, Status = TicketStatus.WorkDone,
    };
}
