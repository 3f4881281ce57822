using Crm.Domain.Claims;
using Crm.Domain.Tickets;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Claims;

/// <summary>Reference §5.4: 14 and 15.</summary>
public sealed class ClaimInvariantTests
{
    private static readonly ClaimLine Draft = new() { Number = "C-1", TicketId = new TicketId(new Guid("0199f000-0000-7000-8000-000000000001")), Type = ClaimLineType.Labour, Claimed = Money.Yuan(80) };
    private static readonly ClaimLine Submitted = Draft with { State = ClaimState.Submitted, SubmittedBy = "QD01" };

    [Fact]
    public void Invariant14_AfterAnyShipments_ASitesCredit_IsNeverNegative() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll((from deposit in Gen.Choose(0, 50_000) from limit in Gen.Choose(0, 50_000) from values in Gen.Choose(-100, 30_000).ListOf() select (deposit, limit, values)).ToArbitrary(), row =>
        {
            var credit = new SiteCredit("QD01", new Money(row.deposit), new Money(row.limit), Money.Zero);
            foreach (var value in row.values)
            {
                var decision = CreditRules.Ship(credit, new Money(value));
                if (decision is Decision<SiteCredit>.Accepted != (value > 0 && value <= credit.Left.Fen)) return false;
                if (decision is Decision<SiteCredit>.Accepted accepted) credit = accepted.Events[^1];
                if (credit.Left < Money.Zero) return false;
            }

            return true;
        }));

    [Fact]
    public void Invariant15_OfOneTicketAndLineType_OneClaimIsActive()
    {
        Rule(Draft, new ClaimCommand.Submit("QD01"), ClaimFacts.None with { OtherActive = "C-2" }).ShouldBe("TicketHasAnActiveClaim");
        Rule(Draft, new ClaimCommand.Submit("QD01")).ShouldBeNull();
        (Submitted with { State = ClaimState.Rejected }).IsActive.ShouldBeFalse();
    }

    [Fact]
    public void Invariant15_WhoApproves_IsNotWhoSubmitted() => Rule(Submitted, new ClaimCommand.Approve(Money.Yuan(80), "QD01")).ShouldBe("ClaimNeedsAnotherPerson");

    [Fact]
    public void Invariant15_WhateverIsDone_ApprovedIsAtMostTheClaim_AndNeverChangesAgain() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Commands().ListOf().ToArbitrary(), commands =>
        {
            var line = Draft;
            foreach (var command in commands)
            {
                if (ClaimRules.Decide(line, command, ClaimFacts.None) is not Decision<ClaimLine>.Accepted accepted) continue;
                if (line.State == ClaimState.Approved) return false;
                line = accepted.Events[^1];
                if (line.State == ClaimState.Approved && (line.Approved > line.Claimed || line.DecidedBy == line.SubmittedBy)) return false;
            }

            return true;
        }));

    [Theory]
    [InlineData(HoldCause.FeeMismatch)]
    [InlineData(HoldCause.LowScore)]
    [InlineData(HoldCause.LateParts)]
    [InlineData(HoldCause.CoreMissing)]
    public void AHeldSettlement_ApprovesNothing(HoldCause cause) => Rule(Submitted, new ClaimCommand.Approve(Money.Yuan(80), "auditor1"), ClaimFacts.None with { Holds = [cause] }).ShouldBe("SettlementIsHeld");

    [Fact]
    public void AClaimSentBack_IsChangedAndSubmittedAgainUnderItsNumber()
    {
        var back = After(Submitted, new ClaimCommand.SendBack("auditor1"));
        Rule(Submitted, new ClaimCommand.Edit(Money.Yuan(70))).ShouldBe("ClaimIsSubmitted");
        var again = After(After(back, new ClaimCommand.Edit(Money.Yuan(70))), new ClaimCommand.Submit("QD01"));
        (again.Number, again.Claimed, again.State).ShouldBe(("C-1", Money.Yuan(70), ClaimState.Submitted));
    }

    private static Gen<ClaimCommand> Commands() => Gen.OneOf(
        Gen.Choose(-100, 20_000).Select(fen => (ClaimCommand)new ClaimCommand.Edit(new Money(fen))),
        Gen.Elements("QD01", "auditor1").Select(by => (ClaimCommand)new ClaimCommand.Submit(by)),
        Gen.Choose(-100, 20_000).Zip(Gen.Elements("QD01", "auditor1"), (fen, by) => (ClaimCommand)new ClaimCommand.Approve(new Money(fen), by)),
        Gen.Elements("QD01", "auditor1").Select(by => (ClaimCommand)new ClaimCommand.Reject(by)),
        Gen.Constant((ClaimCommand)new ClaimCommand.SendBack("auditor1")));

    private static ClaimLine After(ClaimLine line, ClaimCommand command) => ClaimRules.Decide(line, command, ClaimFacts.None).ShouldBeOfType<Decision<ClaimLine>.Accepted>().Events[^1];

    private static string? Rule(ClaimLine line, ClaimCommand command, ClaimFacts? facts = null) => (ClaimRules.Decide(line, command, facts ?? ClaimFacts.None) as Decision<ClaimLine>.Refused)?.Refusal.Rule;
}
