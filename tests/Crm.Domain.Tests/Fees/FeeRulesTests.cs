using System.Collections.Immutable;
using Crm.Domain.Catalogue;
using Crm.Domain.Dispatch;
using Crm.Domain.Fees;
using Crm.Domain.InstallBase;
using Crm.Domain.Warranty;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Fees;

public sealed class FeeRulesTests
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    private static readonly PriceTable Prices = new(
    [
        Row(PriceKind.Labour, "AC-M", 120), Row(PriceKind.Labour, "AC-M", 150) with { BrandCode = "LA" }, Row(PriceKind.Labour, "AC-M", 100) with { Level = ServiceSiteLevel.Third },
        Row(PriceKind.Part, "CAP", 45), Row(PriceKind.Part, "COMP", 980), Row(PriceKind.Visit, "", 30), Row(PriceKind.Visit, "", 50) with { CategoryCode = "AC" },
        Row(PriceKind.Distance, "city", 2) with { FromKm = 20 }, Row(PriceKind.Distance, "other", 2) with { FromKm = 10 }, Row(PriceKind.Distance, "other", 3) with { FromKm = 60 },
    ]);

    private static readonly FeeCase Repair = new()
    {
        CategoryCode = "AC", BrandCode = "HM", Items = [new FeeItem("AC-M")], Parts = [new FeePart("CAP"), new FeePart("COMP", 1, "compressor", "CP1")], Trip = new ServiceTrip(26, true), Day = Day,
    };

    [Fact]
    public void Calculate_WithoutAWarranty_TheCustomerPaysEveryLine()
    {
        var bill = FeeRules.Calculate(Repair, Prices);
        bill.Lines.Select(l => (l.Kind, l.Amount.Fen)).ShouldBe([(FeeKind.Labour, 12_000), (FeeKind.Part, 4_500), (FeeKind.Part, 98_000), (FeeKind.Visit, 5_000), (FeeKind.Distance, 1_200)]);
        bill.Of(Payer.Customer).ShouldBe(bill.Total);
        bill.Lines.ShouldAllBe(l => l.Reason.Key == "Fee.NoUnit");
        FeeRules.Calculate(Repair with { Items = [new FeeItem("NONE")], Parts = [], Trip = null }, Prices).Unpriced.ShouldBe(["NONE"]);
    }

    [Theory]
    [InlineData(26, true, 1200)]
    [InlineData(26, false, 3200)]
    [InlineData(20, true, 0)]
    [InlineData(70, false, 13_000)]
    public void Distance_CountsEachKilometreAtItsStep_AndV12(int km, bool isCity, long fen)
    {
        FeeRules.Calculate(Repair with { Trip = new ServiceTrip(km, isCity) }, Prices).Of(FeeKind.Distance).ShouldBe(new Money(fen));
        FeeRules.Calculate(Repair with { Trip = new ServiceTrip(km, isCity, IsChargedAlready: true) }, Prices).Of(FeeKind.Distance).ShouldBe(Money.Zero, "two units of one visit: once");
    }

    [Fact]
    public void Price_TheNarrowestRowDecides()
    {
        Labour(Repair).ShouldBe(Money.Yuan(120));
        Labour(Repair with { BrandCode = "LA", Level = ServiceSiteLevel.Third }).ShouldBe(Money.Yuan(150), "a brand is narrower than a level");
        Labour(Repair with { Level = ServiceSiteLevel.Third }).ShouldBe(Money.Yuan(100));

        static Money Labour(FeeCase facts) => FeeRules.Calculate(facts, Prices).Of(FeeKind.Labour);
    }

    [Fact]
    public void Covered_TheMakerPays_UnlessItWasMisuse_OrTheDealersFault()
    {
        var covered = Repair with { Decision = Decide(("whole", Day.AddDays(30), 100)) };
        FeeRules.Calculate(covered, Prices).Of(Payer.Customer).ShouldBe(Money.Zero);
        FeeRules.Calculate(covered, Prices).Lines[0].Reason.Key.ShouldBe("Fee.Covered");
        FeeRules.Calculate(covered with { Liability = "misuse" }, Prices).Of(Payer.Maker).ShouldBe(Money.Zero);
        var dealer = FeeRules.Calculate(covered with { Liability = "install" }, Prices);
        (dealer.Of(Payer.Dealer), dealer.Of(Payer.Customer), dealer.Of(Payer.Maker)).ShouldBe((dealer.Total, Money.Zero, Money.Zero));
    }

    [Theory]
    [InlineData(CoverageStatus.Covered, Payer.Maker)]
    [InlineData(CoverageStatus.Expired, Payer.Customer)]
    [InlineData(CoverageStatus.Unknown, Payer.Customer)]
    public void Ticket_WhenItsSnapshotHasTheVerdictAlone_IsPaidByThatVerdict(CoverageStatus status, Payer payer)
    {
        var ticket = new Crm.Domain.Tickets.Ticket
        {
            Id = default, Number = "T-261122-0001", OpenedBy = "agent1", OwnerId = "agent1", EntitlementStatus = status, EntitlementLastDay = Day.AddDays(1),
        };
        var bill = FeeRules.Calculate(Repair with { Decision = TicketWarranty.Of(ticket, null) }, Prices);
        bill.Of(payer).ShouldBe(bill.Total);
        TicketWarranty.Of(ticket with { EntitlementStatus = null }, null).ShouldBeNull();
        var proof = Decide(("whole", Day.AddDays(-1), 100));
        TicketWarranty.Of(ticket, proof).ShouldBeSameAs(proof, "a whole decision says more than its verdict");
    }

    [Fact]
    public void Badge_BeforeThereIsATicket_DecidesAsItsPartsSay()
    {
        var reason = Reason.Of("x");
        var verdict = new WarrantyVerdict(
            CoverageStatus.Expired, Day.AddDays(-1), reason,
            [new CoverageVerdict("whole", CoverageStatus.Expired, Day.AddDays(-1), reason), new CoverageVerdict("compressor", CoverageStatus.Covered, Day.AddDays(30), reason)]);
        var bill = FeeRules.Calculate(Repair with { Decision = TicketWarranty.Of(default, verdict) }, Prices);
        bill.Lines.Single(l => l.Subject == "COMP").Payer.ShouldBe(Payer.Maker);
        bill.Lines.Single(l => l.Subject == "CAP").Payer.ShouldBe(Payer.Customer);
    }

    [Fact]
    public void MainPart_WhenOnlyItIsCovered_PaysItselfAndTheWork_NotOtherParts()
    {
        var bill = FeeRules.Calculate(Repair with { Decision = Decide(("whole", Day.AddDays(-1), 100), ("compressor", Day.AddDays(30), 100)) }, Prices);
        bill.Lines.Where(l => l.Payer == Payer.Customer).ShouldHaveSingleItem().Subject.ShouldBe("CAP");
        bill.Lines.Single(l => l.Subject == "COMP").Payer.ShouldBe(Payer.Maker);
        FeeRules.Calculate(Repair with { Parts = [new FeePart("CAP")], Decision = Decide(("whole", Day.AddDays(-1), 100), ("compressor", Day.AddDays(30), 100)) }, Prices)
            .Of(Payer.Maker).ShouldBe(Money.Zero, "the compressor was not touched");
    }

    [Fact]
    public void Shares_AreSplitToTheFen()
    {
        var bill = FeeRules.Calculate(Repair with { Items = [], Trip = null, Parts = [new FeePart("CAP", 3)], Decision = Decide(("whole", Day.AddDays(30), 33)) }, Prices);
        bill.Lines.Select(l => (l.Payer, l.Amount.Fen)).ShouldBe([(Payer.Maker, 4_455), (Payer.Customer, 9_045)]);
    }

    [Fact]
    public void Bill_ItsTotalIsTheSumOfItsLines_AndNothingIsNegative() => Check((facts, prices) =>
    {
        var bill = FeeRules.Calculate(facts, prices);
        bill.Total.Fen.ShouldBe(bill.Lines.Sum(l => l.Amount.Fen));
        bill.Lines.ShouldAllBe(l => l.Amount >= Money.Zero);
        (bill.Of(Payer.Customer) + bill.Of(Payer.Maker) + bill.Of(Payer.Dealer)).ShouldBe(bill.Total);
        bill.Total.ShouldBe(FeeRules.Calculate(facts with { Decision = null, Liability = null }, prices).Total, "who pays never changes what it costs");
    });

    [Fact]
    public void InWarrantyLines_CostTheCustomerNothing_UnlessExcluded() => Check((facts, prices) =>
    {
        var covered = facts with { Decision = Decide(("whole", Day.AddDays(1), 100)) };
        var due = FeeRules.Calculate(covered, prices).Of(Payer.Customer);
        if (FeeRules.IsExcluded(covered)) due.ShouldBe(FeeRules.Calculate(covered, prices).Total);
        else due.ShouldBe(Money.Zero);
    });

    [Fact]
    public void ALaterPriceTable_NeverChangesAnOldTicketsSum() => Check((facts, prices) =>
    {
        var later = new PriceTable([.. prices.Rows, .. prices.Rows.Select(r => r with { Id = Guid.NewGuid(), Amount = r.Amount + Money.Yuan(17), ValidFrom = facts.Day.AddDays(1), ValidTo = null })]);
        FeeRules.Calculate(facts, later).Lines.Select(Told).ShouldBe(FeeRules.Calculate(facts, prices).Lines.Select(Told));

        static (FeeKind, string, long, Payer) Told(FeeLine line) => (line.Kind, line.Subject, line.Amount.Fen, line.Payer);
    });

    private static void Check(Action<FeeCase, PriceTable> holds) => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte Quantity, byte Parts, byte Km, byte Percent, byte Which)>(),
        seed => holds(
            new FeeCase
            {
                CategoryCode = "AC", BrandCode = seed.Which % 2 == 0 ? "HM" : "LA", Day = Day, Level = (ServiceSiteLevel)(seed.Which % 3),
                Items = [new FeeItem("AC-M", 1 + seed.Quantity % 9)],
                Parts = [.. Enumerable.Range(0, seed.Parts % 4).Select(n => new FeePart(n % 2 == 0 ? "CAP" : "COMP", 1 + n, n % 2 == 0 ? null : "compressor"))],
                Trip = seed.Km == 0 ? null : new ServiceTrip(seed.Km, seed.Which % 5 < 2, seed.Which % 7 == 0),
                Liability = new[] { null, "maker", "misuse", "install", "wear" }[seed.Which % 5],
                Decision = seed.Which % 3 == 0 ? null : Decide(("whole", Day.AddDays(seed.Km - 100), seed.Percent % 101), ("compressor", Day.AddDays(seed.Percent - 50), 100)),
            },
            Prices)).QuickCheckThrowOnFailure();

    private static Price Row(PriceKind kind, string subject, int yuan) => new()
    {
        Id = Guid.NewGuid(), Kind = kind, Subject = subject, Amount = Money.Yuan(yuan), ValidFrom = Day.AddYears(-1),
    };

    private static WarrantyDecision Decide(params (string Code, DateOnly EndsOn, int Percent)[] coverages)
    {
        ImmutableArray<UnitCoverage> rows =
        [
            .. coverages.Select(c => new UnitCoverage { UnitId = default, Code = c.Code, StartsOn = Day.AddYears(-2), EndsOn = c.EndsOn, Months = 24, LabourPercent = c.Percent, PartsPercent = c.Percent, TravelPercent = c.Percent }),
        ];
        var verdict = WarrantyRules.Judge(rows, Day);
        return new WarrantyDecision { Verdict = verdict, Coverages = rows, Entitlement = verdict.Status, DecidedBy = DecisionRule.Coverage };
    }
}
