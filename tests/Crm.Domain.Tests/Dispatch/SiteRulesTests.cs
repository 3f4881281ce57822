using Crm.Domain.Dispatch;
using Shouldly;
using Xunit;
using static Crm.Domain.Tests.Dispatch.Visits;

namespace Crm.Domain.Tests.Dispatch;

public sealed class SiteRulesTests
{
    public static TheoryData<string> Fields =>
        ["code", "nameZh", "regions", "defaultFor", "categories", "capacity", "morning", "priority", "closes", "phone", "homeRegion", "coordinates", "kilometres", "stateReason"];

    [Fact]
    public void Site_AsItShouldBe_BreaksNothing() => SiteRules.Check(Site with { DefaultFor = ["370202"], Kilometres = ["370202=3"], Opens = new TimeOnly(8, 0), Closes = new TimeOnly(18, 0) }).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Fields))]
    public void Site_WithAWrongField_NamesIt(string field) => SiteRules.Check(Wrong(field)).ShouldHaveSingleItem().Parameters.ShouldContain(new RuleParameter("field", field));

    [Theory]
    [InlineData("gas")]
    [InlineData("gas=2026-13-01")]
    [InlineData("=2026-12-01")]
    public void Technician_WithACertificateThatIsNone_IsRefused(string certificate) =>
        SiteRules.Check(Wang with { Certificates = [certificate] }).ShouldHaveSingleItem().Parameters.ShouldContain(new RuleParameter("field", "certificates"));

    [Fact]
    public void Technician_WhoCannotBeSent_NeedsAReason()
    {
        SiteRules.Check(Wang).ShouldBeEmpty();
        SiteRules.Check(Wang with { State = TechnicianState.OnLeave }).ShouldHaveSingleItem().Parameters.ShouldContain(new RuleParameter("field", "stateReason"));
        SiteRules.Check(Wang with { State = TechnicianState.OnLeave, StateReason = "工伤" }).ShouldBeEmpty();
    }

    [Fact]
    public void Absence_ThatEndsBeforeItBegins_IsRefused() =>
        SiteRules.Check(new Absence { Id = Guid.Empty, SiteCode = "QD01", FirstDay = Day, LastDay = Day.AddDays(-1), Reason = "停业" }).ShouldHaveSingleItem().Parameters.ShouldContain(new RuleParameter("field", "lastDay"));

    private static ServiceSite Wrong(string field) => field switch
    {
        "code" => Site with { Code = "QD 01" },
        "nameZh" => Site with { NameZh = " " },
        "regions" => Site with { RegionPrefixes = ["999999"] },
        "defaultFor" => Site with { DefaultFor = ["5101"] },
        "categories" => Site with { Categories = [] },
        "capacity" => Site with { DailyCapacity = -1 },
        "morning" => Site with { MorningPlaces = 501 },
        "priority" => Site with { Priority = 10 },
        "closes" => Site with { Opens = new TimeOnly(18, 0), Closes = new TimeOnly(8, 0) },
        "phone" => Site with { E164 = "abc" },
        "homeRegion" => Site with { HomeRegion = "3702" },
        "coordinates" => Site with { Latitude = 36 },
        "kilometres" => Site with { Kilometres = ["370202"] },
        _ => Site with { State = ServiceSiteState.Suspended },
    };
}
