using Crm.Domain.Fees;
using Crm.Domain.Quotations;
using Crm.Domain.Tickets;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Quotations;

public sealed class QuotationRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);

    private static readonly Quotation Draft = new()
    {
        Id = new QuotationId(Guid.NewGuid()), Number = "Q-261122-0001", TicketId = new TicketId(Guid.NewGuid()), CreatedBy = "agent1",
        Lines = [Line(FeeKind.Labour, 120), Line(FeeKind.Part, 45, Payer.Maker)],
    };

    [Fact]
    public void Sent_HoldsItsDays_ThenExpiresByItself()
    {
        var sent = Do(Draft, new QuotationCommand.Send());
        (sent.State, sent.ValidUntil, sent.SentAt).ShouldBe((QuotationState.Sent, Today.AddDays(7), Now));
        sent.On(Today.AddDays(7)).ShouldBe(QuotationState.Sent);
        sent.On(Today.AddDays(8)).ShouldBe(QuotationState.Expired);
        Refused(sent, new QuotationCommand.Accept(null), Today.AddDays(8)).ShouldBe("QuotationHasExpired");
        Do(sent, new QuotationCommand.Accept(" 同意 ")).Answer.ShouldBe("同意");
        Do(sent, new QuotationCommand.Decline(null)).State.ShouldBe(QuotationState.Declined);
    }

    [Fact]
    public void WhatWasSent_NeverChanges()
    {
        var sent = Do(Draft, new QuotationCommand.Send());
        foreach (var quotation in new[] { sent, Do(sent, new QuotationCommand.Accept(null)), Do(sent, new QuotationCommand.Decline(null)) })
        {
            Refused(quotation, new QuotationCommand.Edit([], 7, "")).ShouldBe("QuotationIsNotADraft");
            Refused(quotation, new QuotationCommand.Send()).ShouldBe("QuotationIsNotADraft");
        }

        Refused(Draft, new QuotationCommand.Accept(null)).ShouldBe("QuotationIsNotSent");
        Refused(Draft with { Lines = [] }, new QuotationCommand.Send()).ShouldBe("QuotationIsEmpty");
    }

    [Fact]
    public void Sums_TheCustomerPaysHisLinesAlone()
    {
        Draft.Total.ShouldBe(Money.Yuan(165));
        Draft.Due.ShouldBe(Money.Yuan(120));
    }

    [Fact]
    public void FreeLines_StayWithinTheLimit_AndWrongLinesAreNamed()
    {
        QuotationRules.Check([Line(FeeKind.Other, 2_000)], 7, "").ShouldBeNull();
        QuotationRules.Check([Line(FeeKind.Other, 1_500), Line(FeeKind.Other, 501)], 7, "")!.Rule.ShouldBe("FreeLinesAreTooMuch");
        QuotationRules.Check([Line(FeeKind.Labour, 10), Line(FeeKind.Other, 1) with { Text = " " }], 7, "")!.Parameters[0].Value.ShouldBe("line2");
        QuotationRules.Check([Line(FeeKind.Other, -1)], 7, "")!.Parameters[0].Value.ShouldBe("line1");
        QuotationRules.Check([], 91, "")!.Parameters[0].Value.ShouldBe("validDays");
        QuotationRules.Check([.. Enumerable.Repeat(Line(FeeKind.Labour, 1), 41)], 7, "")!.Parameters[0].Value.ShouldBe("lines");
    }

    private static QuotationLine Line(FeeKind kind, int yuan, Payer payer = Payer.Customer) => new(kind, "", "维修", 1, Money.Yuan(yuan), Money.Yuan(yuan), payer);

    private static Quotation Do(Quotation quotation, QuotationCommand command) =>
        QuotationRules.Apply(quotation, ((Decision<QuotationEvent>.Accepted)QuotationRules.Decide(quotation, command, Today)).Events.Single(), Now);

    private static string Refused(Quotation quotation, QuotationCommand command, DateOnly? on = null) =>
        ((Decision<QuotationEvent>.Refused)QuotationRules.Decide(quotation, command, on ?? Today)).Refusal.Rule;
}
