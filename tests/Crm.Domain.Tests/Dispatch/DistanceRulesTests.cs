using Crm.Domain.Customers;
using Crm.Domain.Dispatch;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using static Crm.Domain.Tests.Dispatch.Visits;

namespace Crm.Domain.Tests.Dispatch;

public sealed class DistanceRulesTests
{
    private static readonly ServiceSite InShinan = Site with { HomeRegion = "370202" };

    [Fact]
    public void Distance_Entered_CountsBeforeEverything() =>
        DistanceRules.Of(Site with { Kilometres = ["370202=12"] }, null, "370202", 3_400).ShouldBe(new Distance(3_400, DistanceBasis.Entered));

    [Fact]
    public void Distance_OfTheSitesTable_IsThatOfTheLongestBeginning() =>
        DistanceRules.Of(Site with { Kilometres = ["3702=40", "370202=12"] }, null, "370202").ShouldBe(new Distance(12_000, DistanceBasis.SiteTable));

    [Fact]
    public void Distance_BetweenCentres_IsCoarseAndSaysSo()
    {
        var way = DistanceRules.Of(InShinan, null, "370281").ShouldNotBeNull();
        way.Basis.ShouldBe(DistanceBasis.RegionCentres);
        way.IsCoarse.ShouldBeTrue();
        way.Kilometres.ShouldBeInRange(45, 60);
    }

    [Fact]
    public void Distance_WithinTheSameCentre_IsNotZeroButUnknown()
    {
        DistanceRules.Of(InShinan, null, "370202").ShouldBeNull();
        DistanceRules.Of(Site with { HomeRegion = "330402" }, null, "330411").ShouldBeNull();
    }

    [Fact]
    public void Distance_FromCoordinates_StartsAtTheTechnicianBeforeHisSite()
    {
        var site = Site with { Latitude = 36.06, Longitude = 120.38 };
        var there = DistanceRules.Of(site, Wang with { Latitude = 36.79, Longitude = 119.96 }, "370283").ShouldNotBeNull();
        there.Basis.ShouldBe(DistanceBasis.Coordinates);
        there.Kilometres.ShouldBe(0);
        DistanceRules.Of(site, Wang, "370283")!.Value.Kilometres.ShouldBeInRange(100, 140);
    }

    [Fact]
    public void Distance_OfAPlaceThatNoTableKnows_IsNone() => DistanceRules.Of(InShinan, null, "659001").ShouldBeNull();

    [Fact]
    public void Distance_OfAnyTwoCentres_IsTheSameBothWaysAndWithinTheCountry()
    {
        var codes = Gen.Elements(Regions.Provinces.SelectMany(p => Regions.Within(p.Code)).SelectMany(c => Regions.Within(c.Code)).Select(d => d.Code).Where(c => RegionCentres.Of(c) is not null).ToArray()).ToArbitrary();
        Prop.ForAll(codes, codes, (a, b) =>
        {
            var there = DistanceRules.Of(Site with { HomeRegion = a }, null, b);
            there?.Metres.ShouldBe(DistanceRules.Of(Site with { HomeRegion = b }, null, a)!.Value.Metres);
            there?.Metres.ShouldBeInRange(0, 7_000_000);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void Distance_WrittenDownAndTakenBack()
    {
        var written = Do(Assigned(), new DispatchCommand.EnterDistance(26_000), DispatchFacts.None, Now);
        (written.DistanceMetres, written.DistanceBasis).ShouldBe((26_000, DistanceBasis.Entered));
        Do(written, new DispatchCommand.EnterDistance(null), DispatchFacts.None, Now).DistanceMetres.ShouldBeNull();
        Refused(DispatchRules.Decide(Assigned(), new DispatchCommand.EnterDistance(-1), DispatchFacts.None, Now)).Rule.ShouldBe("AmountOutOfRange");
    }

    [Theory]
    [InlineData("370202=12", 12)]
    [InlineData("37=900", 900)]
    [InlineData("370202", null)]
    [InlineData("370202=-1", null)]
    [InlineData("370202=2001", null)]
    [InlineData("37020=1", null)]
    public void Entry_OfATable_IsARegionAndWholeKilometres(string word, int? kilometres) => DistanceRules.Entry(word)?.Kilometres.ShouldBe(kilometres!.Value);
}
