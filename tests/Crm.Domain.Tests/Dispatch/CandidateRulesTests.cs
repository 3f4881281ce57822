using System.Collections.Immutable;
using Crm.Domain.Calendar;
using Crm.Domain.Dispatch;
using Shouldly;
using Xunit;
using static Crm.Domain.Tests.Dispatch.Visits;

namespace Crm.Domain.Tests.Dispatch;

public sealed class CandidateRulesTests
{
    private static readonly ServiceSite CitySite = Site with { Code = "QD02", RegionPrefixes = ["3702"] };
    private static readonly Technician Liu = Wang with { Code = "QD02-01", SiteCode = "QD02", Name = "刘建军" };
    private static readonly Technician Zhao = Wang with { Code = "QD01-02", Name = "赵志刚" };
    private static readonly VisitDemand Demand = new("370202", "WM", HalfDay.Morning);

    [Fact]
    public void Ranking_PrefersTheNearerSite() => Ranked(Demand, CandidateLoad.Empty).ShouldBe(["QD01-01", "QD01-02", "QD02-01"]);

    [Fact]
    public void Ranking_PrefersWhoServedLast() => Ranked(Demand with { LastTechnician = "QD01-02" }, CandidateLoad.Empty)[0].ShouldBe("QD01-02");

    [Fact]
    public void Ranking_PrefersTheLessLoaded() => Ranked(Demand, CandidateLoad.Empty with { Technicians = Load(("QD01-01", 2)) }).ShouldBe(["QD01-02", "QD01-01", "QD02-01"]);

    [Fact]
    public void Ranking_PutsAFullSiteLastAndSaysWhy()
    {
        var ranked = CandidateRules.Rank(Demand, [Site, CitySite], [Wang, Liu], CandidateLoad.Empty with { Sites = Load(("QD01", 3)) });
        ranked.Select(c => c.Technician.Code).ShouldBe(["QD02-01", "QD01-01"]);
        ranked[1].Limit!.Rule.ShouldBe("SiteIsFull");
        ranked[0].Limit.ShouldBeNull();
    }

    [Fact]
    public void Ranking_LeavesOutOtherRegionsAndAbsentPeople()
    {
        Technician[] people = [Wang with { State = TechnicianState.OnLeave }, Liu, Zhao];
        CandidateRules.Rank(Demand with { RegionCode = "510104" }, [Site, CitySite], people, CandidateLoad.Empty).ShouldBeEmpty();
        CandidateRules.Rank(Demand, [Site, CitySite with { State = ServiceSiteState.Closed }], people, CandidateLoad.Empty).Select(c => c.Technician.Code).ShouldBe(["QD01-02"]);
    }

    [Fact]
    public void Candidate_SaysItsReasons() =>
        CandidateRules.Rank(Demand with { LastTechnician = "QD01-01" }, [Site], [Wang], CandidateLoad.Empty)[0].Reasons.Select(r => r.Key)
            .ShouldBe(["Dispatch.SameDistrict", "Dispatch.ServedLast", "Dispatch.Trained", "Dispatch.HalfDayFree", "Dispatch.SiteLoad"]);

    [Fact]
    public void Offer_ShowsTheEarliestFullHalfDayOnceAndTheNextFreeOnes()
    {
        VisitPlaces[] next = [Places(0, 4, 4), Places(1, 4, 5), Places(2, 4, 1), Places(3, 4, 0), Places(4, 4, 4)];
        VisitPlaces.Offer(next, 3).ShouldBe([next[0], next[2], next[3]]);
    }

    [Fact]
    public void Offer_WhenNothingIsFull_IsTheNextOnes()
    {
        VisitPlaces[] next = [Places(0, 4, 3), Places(1, 4, 0), Places(2, 0, 0), Places(3, 4, 4)];
        VisitPlaces.Offer(next, 3).ShouldBe(next[..3]);
    }

    [Fact]
    public void Offer_WhenEverythingIsFull_SaysSo()
    {
        VisitPlaces[] next = [Places(0, 1, 1), Places(1, 1, 1), Places(2, 1, 1), Places(3, 1, 1)];
        VisitPlaces.Offer(next, 3).ShouldBe(next[..3]);
    }

    [Fact]
    public void HalfDays_Next_KeepTheNoticeAndTheCalendar()
    {
        var calendar = new BusinessCalendar(TimeZoneInfo.Utc, new TimeOnly(9, 0), new TimeOnly(18, 0), []);
        HalfDays.Next(calendar, new DateTimeOffset(2026, 11, 27, 11, 30, 0, TimeSpan.Zero), 2)
            .ShouldBe([(new DateOnly(2026, 11, 30), HalfDay.Morning), (new DateOnly(2026, 11, 30), HalfDay.Afternoon)]);
    }

    private static VisitPlaces Places(int n, int capacity, int booked) => new(Day.AddDays(n / 2), n % 2 == 0 ? HalfDay.Morning : HalfDay.Afternoon, capacity, booked);

    private static ImmutableDictionary<string, int> Load(params (string Code, int Count)[] booked) => booked.ToImmutableDictionary(b => b.Code, b => b.Count);

    private static string[] Ranked(VisitDemand demand, CandidateLoad load) =>
        [.. CandidateRules.Rank(demand, [Site, CitySite], [Zhao, Liu, Wang], load).Select(c => c.Technician.Code)];
}
