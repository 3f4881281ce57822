using Crm.Domain.Dispatch;
using Shouldly;
using Xunit;
using static Crm.Domain.Tests.Dispatch.Visits;

namespace Crm.Domain.Tests.Dispatch;

public sealed class DispatchChecksTests
{
    public static TheoryData<string> Rules =>
        ["SiteDoesNotServeTheBrand", "TechnicianDoesNotKnowTheBrand", "CertificateIsMissing", "CertificateHasExpired", "SiteIsAway", "TechnicianIsAway", "SiteIsClosedThen", "VisitIsTooFar", "SameFaultSameTechnician", "PartIsNotThere"];

    [Fact]
    public void Assignment_WithNothingAgainstIt_FindsNothing() => DispatchChecks.Find(Free).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Rules))]
    public void Assignment_ThatIsUnreasonable_IsNamed(string rule) => DispatchChecks.Find(Against(rule)).ShouldHaveSingleItem().Refusal.Rule.ShouldBe(rule);

    [Theory]
    [MemberData(nameof(Rules))]
    public void Level_DecidesWhetherAReasonHelps(string rule)
    {
        var facts = Against(rule);
        var check = DispatchChecks.Find(facts)[0].Check!.Value;
        var assign = new DispatchCommand.Assign("QD01", "QD01-01", Slot);
        var withReason = assign with { OverrideReason = "用户坚持" };

        At(CheckLevel.Off, assign).ShouldBeOfType<Decision<DispatchEvent>.Accepted>();
        Refused(At(CheckLevel.Warn, assign)).Rule.ShouldBe(rule);
        var sent = (DispatchEvent.Assigned)At(CheckLevel.Warn, withReason).ShouldBeOfType<Decision<DispatchEvent>.Accepted>().Events[0];
        sent.OverrideReason.ShouldBe("用户坚持");
        sent.Overridden.ShouldBe([rule]);
        Refused(At(CheckLevel.Stop, withReason)).Rule.ShouldBe(rule);

        Decision<DispatchEvent> At(CheckLevel level, DispatchCommand command)
        {
            var policy = facts.Policy with { Levels = facts.Policy.Levels.SetItem(check, level) };
            return DispatchRules.Decide(Proposed(), command, new DispatchFacts(facts with { Policy = policy }), Now);
        }
    }

    [Fact]
    public void Stops_ComeBeforeWarnings()
    {
        var found = DispatchChecks.Find(Free with { IsTechnicianAway = true, WaitsForPart = true, SiteBooked = 9 });
        found.Select(f => f.Level).ShouldBe([CheckLevel.Stop, CheckLevel.Warn, CheckLevel.Warn]);
    }

    [Fact]
    public void Crew_CountsAndIsCheckedAsTheLeadIs()
    {
        var zhao = Wang with { Code = "QD01-02" };
        DispatchChecks.Find(Free with { Assistants = [new CrewMember(zhao, 0, false)] }).ShouldBeEmpty();
        DispatchChecks.Find(Free with { Assistants = [new CrewMember(zhao, 3, false)] })[0].Refusal.Rule.ShouldBe("TechnicianIsFull");
        DispatchChecks.Find(Free with { Assistants = [new CrewMember(zhao, 0, true)] })[0].Refusal.Rule.ShouldBe("TechnicianIsAway");
        DispatchChecks.Find(Free with { Assistants = [new CrewMember(zhao with { SiteCode = "QD02" }, 0, false)] })[0].Refusal.Rule.ShouldBe("TechnicianIsOfAnotherSite");
    }

    [Theory]
    [InlineData("QD01-01", "CrewNamesSomebodyTwice")]
    [InlineData("QD01-02 QD01-02", "CrewNamesSomebodyTwice")]
    [InlineData("QD01-02 QD01-03 QD01-04 QD01-05 QD01-06", "CrewIsTooLarge")]
    public void Crew_ThatCannotBe_IsRefused(string crew, string rule) =>
        Refused(DispatchRules.Decide(Proposed(), new DispatchCommand.Assign("QD01", "QD01-01", Slot) { Assistants = [.. crew.Split(' ')] }, new DispatchFacts(Free), Now)).Rule.ShouldBe(rule);

    [Fact]
    public void Crew_WithoutALead_IsRefused() =>
        Refused(DispatchRules.Decide(Proposed(), new DispatchCommand.Assign("QD01", null, Slot) { Assistants = ["QD01-02"] }, new DispatchFacts(Free with { Technician = null }), Now)).Rule.ShouldBe("CrewNeedsALead");

    [Fact]
    public void Places_AreThoseOfThePeopleWhoAreThere()
    {
        var site = Site with { DailyCapacity = 20 };
        Technician[] people = [Wang, Wang with { Code = "QD01-02", PlacesPerHalfDay = 4 }, Wang with { Code = "QD02-01", SiteCode = "QD02" }];
        var holiday = new Absence { Id = Guid.Empty, SiteCode = "QD01", FirstDay = Day, LastDay = Day.AddDays(1), Half = HalfDay.Morning, Reason = "盘点" };

        SitePlaces.Of(site, people, [], Day, HalfDay.Morning).ShouldBe(7);
        SitePlaces.Of(site, people, [holiday], Day, HalfDay.Morning).ShouldBe(0);
        SitePlaces.Of(site, people, [holiday], Day, HalfDay.Afternoon).ShouldBe(7);
        SitePlaces.Of(site, people, [holiday with { IsCancelled = true }], Day, HalfDay.Morning).ShouldBe(7);
        SitePlaces.Of(site, people, [holiday with { TechnicianCode = "QD01-02", Half = null }], Day.AddDays(1), HalfDay.Morning).ShouldBe(3);
        SitePlaces.Of(site, people, [holiday], Day.AddDays(2), HalfDay.Morning).ShouldBe(7);
        SitePlaces.Of(site, [], [], Day, HalfDay.Morning).ShouldBe(10);
        SitePlaces.Of(site with { MorningPlaces = 2 }, people, [], Day, HalfDay.Morning).ShouldBe(2);
    }

    [Fact]
    public void Policy_ReadFromTheSettingsAsTheyCome_IsTheDefault()
    {
        var usual = CheckPolicy.Read(key => DispatchSettings.All.Single(s => s.Key == key).Default);
        Enum.GetValues<DispatchCheck>().ShouldAllBe(c => usual.LevelOf(c) == CheckPolicy.Default.LevelOf(c));
        (usual.MostKilometres, usual.SameFaultDays).ShouldBe((CheckPolicy.Default.MostKilometres, CheckPolicy.Default.SameFaultDays));
        usual.CertificateOf("WH").ShouldBe("gas");
        usual.CertificateOf("WM").ShouldBeNull();
    }

    private static AssignmentFacts Against(string rule) => rule switch
    {
        "SiteDoesNotServeTheBrand" => Free with { Site = Site with { Brands = ["HEMU"] }, BrandCode = "LANAN" },
        "TechnicianDoesNotKnowTheBrand" => Free with { Technician = Wang with { Brands = ["HEMU"] }, BrandCode = "LANAN" },
        "CertificateIsMissing" => Free with { Policy = CheckPolicy.Default with { Certificates = ["WM=gas"] } },
        "CertificateHasExpired" => Free with { Policy = CheckPolicy.Default with { Certificates = ["WM=gas"] }, Technician = Wang with { Certificates = ["gas=2026-11-23"] } },
        "SiteIsAway" => Free with { IsSiteAway = true },
        "TechnicianIsAway" => Free with { IsTechnicianAway = true },
        "SiteIsClosedThen" => Free with { Site = Site with { Opens = new TimeOnly(10, 0) }, Window = (new TimeOnly(9, 0), new TimeOnly(12, 0)) },
        "VisitIsTooFar" => Free with { Distance = new Distance(60_001, DistanceBasis.SiteTable) },
        "SameFaultSameTechnician" => Free with { SameFaultTechnician = "QD01-01" },
        _ => Free with { WaitsForPart = true },
    };
}
