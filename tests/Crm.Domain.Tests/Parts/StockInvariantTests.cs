using Crm.Domain.Parts;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Parts;

/// <summary>Reference §5.4, 12: stock is the sum of movements, never negative per place, condition and part; a serialised part is in exactly one place.</summary>
public sealed class StockInvariantTests
{
    private static readonly StockPlace Depot = new("RDC-QD", PartCondition.New);
    private static readonly StockPlace Site = new("QD01", PartCondition.New);
    private static readonly StockPlace Broken = new("QD01", PartCondition.Defective);

    [Fact]
    public void Invariant12_WhateverIsAsked_StockIsTheSumOfWhatWasAccepted_AndNeverNegative() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Movements().ListOf().ToArbitrary(), asked =>
        {
            var (ledger, done) = Play(asked);
            foreach (var (place, part, quantity) in ledger.All)
            {
                var sum = done.Where(m => m.PartNo == part).Sum(m => (m.To == place ? m.Quantity : 0) - (m.From == place ? m.Quantity : 0));
                if (quantity < 0 || quantity != sum) return false;
            }

            return done.GroupBy(m => m.PartNo).All(g => g.Sum(m => (m.From is null ? m.Quantity : 0) - (m.To is null ? m.Quantity : 0)) == ledger.All.Where(s => s.PartNo == g.Key).Sum(s => s.Quantity));
        }));

    [Fact]
    public void Invariant12_WhateverIsAsked_ASerialisedPart_IsInExactlyOnePlaceOrOutside() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Movements().ListOf().ToArbitrary(), asked =>
        {
            var (ledger, done) = Play(asked);
            return done.Where(m => m.Serial is not null).GroupBy(m => (m.PartNo, Serial: m.Serial!)).All(g =>
                ledger.WhereIs(g.Key.PartNo, g.Key.Serial) == g.Last().To
                && new[] { Depot, Site, Broken }.Count(p => g.Sum(m => (m.To == p ? 1 : 0) - (m.From == p ? 1 : 0)) == 1) <= 1);
        }));

    [Fact]
    public void AMovement_OfMoreThanThereIs_IsRefusedWithTheStock()
    {
        var ledger = StockLedger.Empty.After(new StockMovement("CL", 3, null, Depot, null, "GR-1"));
        var refusal = StockRules.Decide(ledger, new StockMovement("CL", 4, Depot, Site, null, "TR-1")).ShouldBeOfType<Decision<StockMovement>.Refused>().Refusal;
        refusal.ToString().ShouldBe("StockIsNotThere (part=CL, place=RDC-QD, stock=3)");
    }

    [Fact]
    public void AnonymousPieces_NeverTakeOneThatHasAName()
    {
        var ledger = StockLedger.Empty.After(new StockMovement("CP", 1, null, Depot, "S1", "GR-1"));
        StockRules.Decide(ledger, new StockMovement("CP", 1, Depot, Site, null, "TR-1")).ShouldBeOfType<Decision<StockMovement>.Refused>();
        StockRules.Decide(ledger, new StockMovement("CP", 1, null, Site, "S1", "GR-2")).ShouldBeOfType<Decision<StockMovement>.Refused>().Refusal.Rule.ShouldBe("SerialIsElsewhere");
        StockRules.Decide(ledger, new StockMovement("CP", 2, Depot, Site, "S1", "TR-2")).ShouldBeOfType<Decision<StockMovement>.Refused>().Refusal.Rule.ShouldBe("SerialisedPartIsOne");
        StockRules.Decide(ledger, new StockMovement("CP", 1, Depot, Depot, "S1", "TR-3")).ShouldBeOfType<Decision<StockMovement>.Refused>().Refusal.Rule.ShouldBe("MovementMovesNothing");
    }

    private static Gen<StockMovement> Movements() =>
        from part in Gen.Elements("CL", "CP")
        from quantity in Gen.Choose(-1, 5)
        from places in Gen.Elements<StockPlace?>(null, Depot, Site, Broken).Two()
        from serial in Gen.Elements(null, null, "S1", "S2", "S3")
        select new StockMovement(part, serial is null ? quantity : 1, places.Item1, places.Item2, serial, "X");

    private static (StockLedger Ledger, List<StockMovement> Done) Play(IEnumerable<StockMovement> asked)
    {
        var (ledger, done) = (StockLedger.Empty, new List<StockMovement>());
        foreach (var movement in asked)
        {
            if (StockRules.Decide(ledger, movement) is not Decision<StockMovement>.Accepted) continue;
            ledger = ledger.After(movement);
            done.Add(movement);
        }

        return (ledger, done);
    }
}
