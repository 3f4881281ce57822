using CallCenter.Web.Features.Dispatch;
using CallCenter.Web.Features.Tickets;
using Crm.Domain;
using Crm.Domain.Dispatch;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Dispatch;

public sealed class VisitDraftTests
{
    [Theory]
    [InlineData("", 0L)]
    [InlineData("120", 12_000L)]
    [InlineData(" 120.50 ", 12_050L)]
    [InlineData("0.01", 1L)]
    [InlineData("-5", -500L)]
    [InlineData("1.005", null)]
    [InlineData("十元", null)]
    [InlineData("1,000", null)]
    public void Amount_IsReadInYuan(string typed, long? fen) => VisitDraft.Amount(typed)?.Fen.ShouldBe(fen ?? -1);

    [Fact]
    public void Charged_FollowsTheLinesUntilSomebodyTypes()
    {
        var draft = new VisitDraft { Labour = "80", Parts = "40" };
        draft.ShownCharged.ShouldBe("120.00");
        draft.ShownReason.ShouldBe("out-of-warranty");
        (draft with { Charged = "100" }).ShownCharged.ShouldBe("100");
        var covered = draft with { IsCovered = true };
        covered.ShownCharged.ShouldBe("0.00");
        covered.ShownReason.ShouldBeNull();
    }

    [Fact]
    public void Invariant8_TheCustomersWord_IsForTheAmountThatWasShown_ByWhoSigns_BeforeTheWork()
    {
        var draft = new VisitDraft { Labour = "80", SignedBy = "周敏", Arrived = "2026-11-23T09:00", Started = "2026-11-23T09:10", Finished = "2026-11-23T10:00", Done = "已修好", PaidHow = PaidHow.Cash };
        Word(draft).ShouldBeNull();
        var ticked = draft with { Accepted = Money.Yuan(80) };
        Word(ticked).ShouldBe(new PriceAcceptance(Money.Yuan(80), "周敏", AcceptedHow.Signature, new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero)));
        (ticked with { Labour = "90" }).IsAccepted.ShouldBeFalse("another amount needs another word");
        Word(ticked with { Labour = "90" }).ShouldBeNull();
        Word(ticked with { Charged = "0" }).ShouldBeNull();
        Word(ticked with { AcceptedBy = "周建国", AcceptedHow = AcceptedHow.AtTheDoor, AcceptedAt = "2026-11-23T09:05" })
            .ShouldBe(new PriceAcceptance(Money.Yuan(80), "周建国", AcceptedHow.AtTheDoor, new DateTimeOffset(2026, 11, 23, 1, 5, 0, TimeSpan.Zero)));

        static PriceAcceptance? Word(VisitDraft draft) => draft.ToCommand().Command.ShouldBeOfType<DispatchCommand.Finish>().Result.Acceptance;
    }

    [Fact]
    public void Draft_WithAnUnreadableAmount_NamesTheField()
    {
        var (command, refusal) = new VisitDraft { Labour = "80元", Finished = "2026-11-23T10:00" }.ToCommand();
        command.ShouldBeNull();
        refusal!.Rule.ShouldBe("AmountIsUnreadable");
        SaveDraft.FieldsOf(refusal).ShouldBe(["labour"]);
    }

    [Fact]
    public void Draft_BecomesACommandInTheSitesTime()
    {
        var (command, _) = new VisitDraft { Labour = "80", Finished = "2026-11-23T10:00", Done = "已修好", PaidHow = PaidHow.Cash, Position = " cl1 " }.ToCommand();
        var finish = command.ShouldBeOfType<DispatchCommand.Finish>();
        finish.Times.FinishedAt.ShouldBe(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));
        finish.Result.Charged.ShouldBe(Money.Yuan(80));
        finish.Result.Position.ShouldBe("CL1");
        finish.Result.NextStep.ShouldBeNull();
    }

    [Fact]
    public void Draft_OfNobodyIn_BecomesItsOwnCommand() =>
        new VisitDraft { Outcome = VisitOutcome.NoAccess, Next = NextStep.WaitForCustomer, Done = "敲门无人" }.ToCommand().Command
            .ShouldBe(new DispatchCommand.ReportNoAccess(new VisitTimes(), new NextVisit(NextStep.WaitForCustomer), "敲门无人"));

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"\r\n")]
    [InlineData("+86", "\"'+86\"\r\n")]
    [InlineData("@x", "\"'@x\"\r\n")]
    [InlineData("＝1", "\"'＝1\"\r\n")]
    [InlineData("a\"b", "\"a\"\"b\"\r\n")]
    [InlineData("周敏", "\"周敏\"\r\n")]
    public void Csv_NeverCalculates(string cell, string line) => CsvText.Line(cell).ShouldBe(line);
}
