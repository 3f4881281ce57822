using System.Collections.Immutable;
using Crm.Domain.Calendar;
using Crm.Domain.Dispatch;
using FsCheck;
using FsCheck.Fluent;
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
        Technician[] people = [Wang with { State = TechnicianState.Left }, Liu, Zhao];
        CandidateRules.Rank(Demand with { RegionCode = "510104" }, [Site, CitySite], people, CandidateLoad.Empty).ShouldBeEmpty();
        CandidateRules.Rank(Demand, [Site, CitySite with { State = ServiceSiteState.Closed }], people, CandidateLoad.Empty).Select(c => c.Technician.Code).ShouldBe(["QD01-02"]);
    }

    [Fact]
    public void Ranking_ListsWhoIsAwayLast_WithTheReasonWhyNot()
    {
        var away = new Absence { Id = Guid.Empty, SiteCode = "QD01", TechnicianCode = "QD01-02", FirstDay = Day, LastDay = Day, Reason = "培训" };
        var ranked = CandidateRules.Rank(
            Demand with { Day = Day, Absences = [away] }, [Site, CitySite], [Wang with { State = TechnicianState.OnLeave, StateReason = "工伤" }, Zhao, Liu], CandidateLoad.Empty);
        ranked.Select(c => c.Technician.Code).ShouldBe(["QD02-01", "QD01-01", "QD01-02"]);
        ranked.Select(c => c.Limit?.Rule).ShouldBe([null, "TechnicianIsNotAvailable", "TechnicianIsAway"]);
        ranked[2].IsStopped.ShouldBeTrue();
    }

    [Fact]
    public void Ranking_PrefersTheSiteOfHigherPriority_AndSaysSo()
    {
        var first = RankingOrder.Default.Move(RankCriterion.SitePriority, -8);
        var ranked = CandidateRules.Rank(Demand, [Site, CitySite with { Priority = 5 }], [Zhao, Liu, Wang], CandidateLoad.Empty, first);
        ranked[0].Technician.Code.ShouldBe("QD02-01");
        ranked[0].Reasons.ShouldContain(r => r.Key == "Dispatch.SitePriority");
        CandidateRules.Rank(Demand, [Site with { Priority = 6 }, CitySite with { Priority = 5 }], [Zhao, Liu, Wang], CandidateLoad.Empty, first)[0].Technician.SiteCode.ShouldBe(Site.Code);
    }

    [Fact]
    public void Ranking_WhenTwoCriteriaAreSwapped_IsAnother()
    {
        var demand = Demand with { TimesServed = Load(("QD02-01", 4)) };
        Ranked(demand, CandidateLoad.Empty)[0].ShouldBe("QD01-01");
        var swapped = RankingOrder.Default.Move(RankCriterion.TimesServed, -8);
        CandidateRules.Rank(demand, [Site, CitySite], [Zhao, Liu, Wang], CandidateLoad.Empty, swapped)[0].Technician.Code.ShouldBe("QD02-01");
    }

    [Fact]
    public void Ranking_ByTheReference_IsDesignatedDefaultServedLoadDistanceSatisfaction()
    {
        Technician Of(string code, string site) => Wang with { Code = code, SiteCode = site };
        ServiceSite At(string code) => Site with { Code = code, RegionPrefixes = ["3702"], DailyCapacity = 10 };
        ServiceSite[] sites = [At("A") with { DefaultFor = ["3702"] }, At("B"), At("C"), At("D") with { Kilometres = ["3702=5"] }, At("E") with { Kilometres = ["3702=9"] }, At("F") with { Kilometres = ["3702=9"] }, At("G")];
        Technician[] people = [Of("G1", "G"), Of("F1", "F"), Of("E1", "E"), Of("D1", "D"), Of("C1", "C"), Of("B1", "B"), Of("A1", "A")];
        var demand = Demand with { DesignatedTechnician = "G1", TimesServed = Load(("B1", 2), ("C1", 1)), Satisfaction = Load(("E1", 350), ("F1", 480)) };
        CandidateRules.Rank(demand, sites, people, CandidateLoad.Empty).Select(c => c.Technician.Code).ShouldBe(["G1", "A1", "B1", "C1", "D1", "F1", "E1"]);
    }

    [Fact]
    public void Ranking_OfAnyRows_IsTotalStableAndPutsWhoIsNotAbleLast()
    {
        var gen = from loads in Gen.Choose(0, 4).ListOf(8)
                  from states in Gen.Frequency((6, Gen.Constant(TechnicianState.Active)), (1, Gen.Constant(TechnicianState.OnLeave))).ListOf(8)
                  from served in Gen.Choose(0, 3).ListOf(8)
                  from wished in Gen.Choose(0, 7)
                  from order in Gen.Shuffle(Enum.GetValues<RankCriterion>())
                  from shuffle in Gen.Shuffle(Enumerable.Range(0, 8).ToArray())
                  select (loads, states, served, wished, order, shuffle);
        Prop.ForAll(gen.ToArbitrary(), row =>
        {
            ServiceSite[] sites = [Site with { DailyCapacity = 20 }, CitySite with { DailyCapacity = 20 }];
            Technician[] people = [.. Enumerable.Range(0, 8).Select(i => Wang with { Code = $"T{i}", SiteCode = i % 2 == 0 ? "QD01" : "QD02", State = row.states[i] })];
            var demand = Demand with { DesignatedTechnician = $"T{row.wished}", TimesServed = Load([.. row.served.Select((n, i) => ($"T{i}", n))]) };
            var load = CandidateLoad.Empty with { Technicians = Load([.. row.loads.Select((n, i) => ($"T{i}", n))]) };
            var order = new RankingOrder([.. row.order]);
            var ranked = CandidateRules.Rank(demand, sites, people, load, order);
            var again = CandidateRules.Rank(demand, sites.Reverse(), row.shuffle.Select(i => people[i]), load, order);

            again.Select(c => c.Technician.Code).ShouldBe(ranked.Select(c => c.Technician.Code));
            ranked.Select(c => c.IsStopped ? 2 : c.IsAble ? 0 : 1).ShouldBeInOrder();
            ranked.Where(c => !c.IsAble).ShouldAllBe(c => c.Limit != null && c.Findings.Length > 0);
            var wished = ranked.Single(c => c.Technician.Code == $"T{row.wished}");
            if (wished.IsAble) ranked[0].ShouldBe(wished);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Theory]
    [InlineData("Region Region Load")]
    [InlineData("Region")]
    [InlineData("region defaultSite timesServed servedLast load sitePriority distance satisfaction")]
    [InlineData("")]
    public void Order_ThatDoesNotNameEachOnce_IsNone(string text) => RankingOrder.Read(text).ShouldBeNull();

    [Fact]
    public void Order_WrittenAndRead_IsTheSame() => RankingOrder.Read(RankingOrder.Default.Move(RankCriterion.Distance, -3).Text).ShouldBe(RankingOrder.Default.Move(RankCriterion.Distance, -3));

    [Fact]
    public void Candidate_SaysItsReasons() =>
        CandidateRules.Rank(Demand with { LastTechnician = "QD01-01", DesignatedTechnician = "QD01-01" }, [Site], [Wang], CandidateLoad.Empty)[0].Reasons.Select(r => r.Key)
            .ShouldBe(["Dispatch.Designated", "Dispatch.SameDistrict", "Dispatch.ServedLast", "Dispatch.HalfDayFree", "Dispatch.Trained", "Dispatch.SiteLoad"]);

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
