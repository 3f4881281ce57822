using System.Collections.Immutable;
using Crm.Domain.Pay;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Pay;

/// <summary>Reference §5.4, 21: a pay sheet rebuilds to the cent from rows and formula version; a closed month refuses changes; corrections go to the next month.</summary>
public sealed class PayInvariantTests
{
    private static readonly PayMonth October = new(2026, 10);
    private static readonly PayFormula Formula = new(3, Money.Yuan(2_000), 1_150_000, Money.Yuan(6_000));

    [Fact]
    public void Invariant21_ASheet_RebuildsToTheCent_InWhateverOrderItsRowsCome() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll((from amounts in Gen.Choose(0, 90_000).ListOf() from kinds in Gen.Elements(PayRowKind.Job, PayRowKind.Reward, PayRowKind.Penalty).ListOf(amounts.Count) from coefficient in Gen.Choose(0, 2_000_000) select (amounts, kinds, coefficient)).ToArbitrary(), row =>
        {
            PayRow[] rows = [.. row.amounts.Zip(row.kinds, (fen, kind) => new PayRow("QD01-01", October, kind, new Money(fen), "D"))];
            var formula = Formula with { CoefficientMillionths = row.coefficient };
            var sheet = PaySheet.Build("QD01-01", October, rows, formula);
            return sheet == PaySheet.Build("QD01-01", October, rows.Reverse(), formula) && sheet.Net == formula.Base + sheet.Jobs + sheet.Rewards - sheet.Penalties && sheet.Jobs <= formula.Cap!.Value;
        }));

    [Fact]
    public void Invariant21_WhateverIsDone_AClosedMonthsSheets_StayAsTheyWerePaid() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Commands().ListOf().ToArbitrary(), commands =>
        {
            var (book, paid) = (PayBook.Empty, new Dictionary<PayMonth, ImmutableArray<PaySheet>>());
            foreach (var command in commands)
            {
                if (PayRules.Decide(book, command) is not Decision<PayBook>.Accepted accepted) continue;
                book = accepted.Events[^1];
                if (command is PayCommand.Close close) paid.Add(close.Month, book.SheetsOf(close.Month));
            }

            return paid.All(p => book.SheetsOf(p.Key).SequenceEqual(p.Value));
        }));

    [Fact]
    public void Invariant21_AClosedMonth_RefusesChanges_AndACorrection_GoesToTheNextOpenMonth()
    {
        var book = Do(Do(PayBook.Empty, Job(October, 50_000)), new PayCommand.Close(October, Formula));
        Rule(book, Job(October, 1)).ShouldBe("PayMonthIsClosed");
        Rule(book, Job(new PayMonth(2026, 9), 1)).ShouldBe("PayMonthIsClosed");
        Rule(book, new PayCommand.Close(October, Formula)).ShouldBe("PayMonthIsClosed");
        Rule(book, new PayCommand.Correct("QD01-01", October.Next, new Money(-500), "K-1")).ShouldBe("PayMonthIsOpen");
        var corrected = Do(book, new PayCommand.Correct("QD01-01", October, new Money(-500), "K-1"));
        corrected.Rows[^1].ShouldBe(new PayRow("QD01-01", October.Next, PayRowKind.Correction, new Money(-500), "K-1", October));
        PaySheet.Build("QD01-01", October.Next, corrected.Rows, Formula).Net.ShouldBe(Formula.Base - new Money(500));
    }

    [Fact]
    public void Months_CloseInOrder_AndNegativeRowsAreCorrectionsOnly()
    {
        Rule(Do(PayBook.Empty, Job(October, 1)), new PayCommand.Close(October.Next, Formula)).ShouldBe("PayMonthsCloseInOrder");
        Rule(PayBook.Empty, Job(October, -1)).ShouldBe("PayRowIsWrong");
        new PayMonth(2026, 12).Next.ShouldBe(new PayMonth(2027, 1));
        PayMonth.Of(new DateOnly(2026, 10, 31)).ToString().ShouldBe("2026-10");
    }

    private static Gen<PayCommand> Commands() => Gen.OneOf(
        Months().Zip(Gen.Choose(-10, 90_000), (month, fen) => (PayCommand)Job(month, fen)),
        Months().Zip(Gen.Choose(-900, 900), (month, fen) => (PayCommand)new PayCommand.Correct("QD01-01", month, new Money(fen), "K")),
        Months().Zip(Gen.Choose(1, 3), (month, version) => (PayCommand)new PayCommand.Close(month, Formula with { Version = version, CoefficientMillionths = version * 500_000 })));

    private static Gen<PayMonth> Months() => Gen.Choose(1, 12).Select(m => new PayMonth(2026, m));

    private static PayCommand.Enter Job(PayMonth month, int fen) => new(new PayRow("QD01-01", month, PayRowKind.Job, new Money(fen), "D-1"));

    private static PayBook Do(PayBook book, PayCommand command) => PayRules.Decide(book, command).ShouldBeOfType<Decision<PayBook>.Accepted>().Events[^1];

    private static string? Rule(PayBook book, PayCommand command) => (PayRules.Decide(book, command) as Decision<PayBook>.Refused)?.Refusal.Rule;
}
