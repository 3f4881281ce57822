using System.Collections.Immutable;
using Crm.Domain.Catalogue;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Warranty;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.InstallBase;

public sealed class UnitRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly DateOnly Sold = new(2026, 1, 10);
    private static readonly WarrantyPolicy Policy = new() { Code = "X", CategoryCode = "AC", Terms = [new WarrantyTerm("whole", 12), new WarrantyTerm("panel", 36)] };

    [Fact]
    public void Repair_ExtendsByItsDays_AndIsCountedOnce()
    {
        var (unit, history) = After(new UnitCommand.StartRepair(Sold.AddDays(100)), new UnitCommand.EndRepair(Sold.AddDays(110), RepairOutcome.Fixed, []));
        unit.State.ShouldBe(UnitState.InUse);
        history.InRepairSince.ShouldBeNull();
        history.CoveragesOf(unit, Policy).Single(c => c.Code == "whole").EndsOn.ShouldBe(Sold.AddMonths(12).AddDays(10));
    }

    [Fact]
    public void Repair_WithTwoParts_IsOneRepairButTwoGuarantees()
    {
        var (unit, history) = After(new UnitCommand.RecordRepair(Sold.AddDays(300), Sold.AddDays(300), RepairOutcome.Failed, ["cable", "knob"]));
        history.Repairs.Count(r => r.Outcome == RepairOutcome.Failed).ShouldBe(1);
        history.CoveragesOf(unit, Policy).Select(c => c.Code).ShouldBe(["whole", "panel", "cable", "knob"], ignoreOrder: true);
    }

    [Fact]
    public void GoneUnit_ChangesNoMore_AndIsCoveredNoLonger()
    {
        var (unit, history) = After(new UnitCommand.Exchange(Sold.AddDays(50), new UnitId(Guid.NewGuid())));
        unit.State.ShouldBe(UnitState.Exchanged);
        history.CoveragesOf(unit, Policy).ShouldAllBe(c => c.EndsOn == Sold.AddDays(50));
        Refused(unit, history, new UnitCommand.StartRepair(Today)).Rule.ShouldBe("UnitIsOutOfUse");
        Refused(unit, history, new UnitCommand.Assign(null, null, null, null)).Rule.ShouldBe("UnitIsOutOfUse");
    }

    [Fact]
    public void ReceivedInExchange_BeginsAnew()
    {
        var fact = new UnitEvent.ReceivedInExchange(Sold.AddDays(50), new UnitId(Guid.NewGuid()));
        var unit = UnitRules.Apply(Unit, fact);
        unit.ReplacesId.ShouldNotBeNull();
        UnitHistory.Of([fact]).CoveragesOf(unit, Policy).Single(c => c.Code == "whole").EndsOn.ShouldBe(Sold.AddDays(50).AddMonths(12));
    }

    [Fact]
    public void Assigned_KeepsThePurchaser()
    {
        var user = new CustomerId(Guid.NewGuid());
        var (unit, _) = After(new UnitCommand.Assign(null, user, null, null));
        unit.UserId.ShouldBe(user);
        unit.PurchaserId.ShouldBe(Unit.PurchaserId);
    }

    [Fact]
    public void Refusals_NameTheirRule()
    {
        Refused(Unit, UnitHistory.Empty, new UnitCommand.EndRepair(Today, RepairOutcome.Fixed, [])).Rule.ShouldBe("UnitIsNotInRepair");
        Refused(Unit, UnitHistory.Empty, new UnitCommand.StartRepair(Today.AddDays(1))).Rule.ShouldBe("DayMustNotBeInTheFuture");
        Refused(Unit, UnitHistory.Empty, new UnitCommand.StartRepair(Sold.AddDays(-1))).Rule.ShouldBe("DayIsTooEarly");
        Refused(Unit, UnitHistory.Empty, new UnitCommand.RecordRepair(Today, Today.AddDays(-1), RepairOutcome.Fixed, [])).Rule.ShouldBe("RepairMustNotEndBeforeItBegan");
        Refused(Unit, UnitHistory.Empty, new UnitCommand.CorrectPolicy("X", 1, UnitUse.Household, " ")).Rule.ShouldBe(Refusal.RequiredFieldsMissing);
        Refused(Unit, UnitHistory.Empty, new UnitCommand.Attach(Unit.Id)).Rule.ShouldBe("UnitMustNotBePartOfItself");
        Refused(Unit, UnitHistory.Empty, new UnitCommand.Exchange(Today, Unit.Id)).Rule.ShouldBe("UnitMustNotReplaceItself");
        Refused(Unit, UnitHistory.Empty, new UnitCommand.SignContract(new ContractCover("C1", Today, Today.AddDays(-1)))).Rule.ShouldBe("ContractMustNotEndBeforeItBegins");
        var (unit, history) = After(new UnitCommand.SignContract(new ContractCover("C1", Today, Today)));
        Refused(unit, history, new UnitCommand.SignContract(new ContractCover("C1", Today, Today))).Rule.ShouldBe("ContractIsKnown");
    }

    [Fact]
    public void Invariant3_AnEventThatMayNotShorten_KeepsTheStoredEnd()
    {
        UnitCoverage stored = new() { UnitId = Unit.Id, Code = "whole", EndsOn = Sold.AddMonths(72), Start = CoverageStart.Invoice };
        var computed = UnitHistory.Empty.CoveragesOf(Unit, Policy);
        UnitRules.Keep([stored], computed, mayShorten: false).Single(c => c.Code == "whole").EndsOn.ShouldBe(stored.EndsOn);
        UnitRules.Keep([stored], computed, mayShorten: true).Single(c => c.Code == "whole").EndsOn.ShouldBe(Sold.AddMonths(12));
        UnitRules.MayShorten(new UnitEvent.RepairEnded(Sold, Sold, RepairOutcome.Fixed, [])).ShouldBeFalse();
        UnitRules.MayShorten(new UnitEvent.PolicyCorrected("X", 1, UnitUse.Household, "r")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("K1", "AB10", null, true)]
    [InlineData("K1", "AB20", null, true)]
    [InlineData("K1", "AB21", null, false)]
    [InlineData("K1", "AB210", null, false)]
    [InlineData("K1", "AB99", "2026-02-01", true)]
    [InlineData("K1", "AB99", "2026-03-01", false)]
    [InlineData("K2", "AB10", "2026-02-01", false)]
    public void Recall_ConcernsModelAndSerialsOrDays(string model, string serial, string? produced, bool isConcerned)
    {
        Recall recall = new()
        {
            Code = "RC-1", TitleZh = "召回", TitleEn = "Recall", ModelCode = "K1", SerialFrom = "AB10", SerialTo = "AB20", ProducedFrom = new DateOnly(2026, 2, 1), ProducedTo = new DateOnly(2026, 2, 28),
        };
        DateOnly? day = produced is null ? null : DateOnly.ParseExact(produced, "yyyy-MM-dd");
        RecallRules.Concerns(recall, model, serial, day).ShouldBe(isConcerned);
        RecallRules.Concerns(recall with { ClosedOn = Today }, model, serial, day).ShouldBeFalse();
        RecallRules.Concerns(recall with { SerialFrom = null, SerialTo = null, ProducedFrom = null, ProducedTo = null }, model, serial, day).ShouldBe(model == "K1", "without a range the whole model is meant");
        RecallRules.Check(recall).ShouldBeEmpty();
        RecallRules.Check(recall with { SerialTo = "AB09", TitleEn = "" }).Length.ShouldBe(2);
    }

    [Fact]
    public void Invariant2_Serial_IsNormalisedWithoutGuessing_AndItsCheckCharacterIsToldNotRefused()
    {
        SerialNumber.Normalize(" hm-ac 0O1 ").ShouldBe("HMAC0O1");
        const string body = "HMAC01264150000010A";
        var serial = body + SerialNumber.CheckCharacter(body);
        SerialNumber.CheckOf(serial).ShouldBe(SerialCheck.Right);
        SerialNumber.CheckOf(serial[..^1] + (serial[^1] == '0' ? '1' : '0')).ShouldBe(SerialCheck.Wrong);
        SerialNumber.CheckOf("HMAC1").ShouldBe(SerialCheck.None);
    }

    private static InstalledUnit Unit { get; } = new()
    {
        Id = new UnitId(Guid.Parse("0193a000-0000-7000-8000-000000000001")), SerialNo = "S1", SerialTail = "S1", ModelId = new ModelId(Guid.Empty), PurchasedOn = Sold, State = UnitState.InUse, Version = 1,
        PurchaserId = new CustomerId(Guid.Parse("0193a000-0000-7000-8000-000000000002")),
    };

    private static (InstalledUnit Unit, UnitHistory History) After(params UnitCommand[] commands)
    {
        var (unit, history) = (Unit, UnitHistory.Empty);
        foreach (var command in commands)
        {
            foreach (var fact in UnitRules.Decide(unit, history, command, Today).ShouldBeOfType<Decision<UnitEvent>.Accepted>().Events)
                (unit, history) = (UnitRules.Apply(unit, fact), history.With(fact));
        }

        return (unit, history);
    }

    private static Refusal Refused(InstalledUnit unit, UnitHistory history, UnitCommand command) =>
        UnitRules.Decide(unit, history, command, Today).ShouldBeOfType<Decision<UnitEvent>.Refused>().Refusal;
}
