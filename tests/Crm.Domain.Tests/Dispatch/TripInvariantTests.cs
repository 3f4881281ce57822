using Crm.Domain.Administration;
using Crm.Domain.Dispatch;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using static Crm.Domain.Tests.Dispatch.Visits;

namespace Crm.Domain.Tests.Dispatch;

/// <summary>Reference §5.4, 22: a tripped technician gets no new visit without an override and its reason.</summary>
public sealed class TripInvariantTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Technician Tripped = Trip(new TripCommand.Trip(Today, null, "两次投诉属实")).Changed!;
    private static readonly DispatchCommand.Assign Assign = new("QD01", "QD01-01", Slot);

    [Fact]
    public void Invariant22_ATrippedTechnician_IsSentOnlyByALeader_WithAReason()
    {
        Refused(Decide(Assign)).Rule.ShouldBe(TripRules.Tripped);
        Refused(Decide(Assign with { OverrideReason = "用户坚持" })).Rule.ShouldBe(TripRules.NeedsALeader);
        Refused(Decide(Assign with { MayOverrideTrip = true })).Rule.ShouldBe(TripRules.Tripped);
        var sent = Decide(Assign with { OverrideReason = "用户坚持", MayOverrideTrip = true }).ShouldBeOfType<Decision<DispatchEvent>.Accepted>().Events[^1].ShouldBeOfType<DispatchEvent.Assigned>();
        (sent.OverrideReason, sent.Overridden.ShouldHaveSingleItem()).ShouldBe(("用户坚持", TripRules.Tripped));
    }

    [Fact]
    public void Invariant22_WhoGoesAlong_IsBarredLikeTheLead()
    {
        var crew = Free with { Assistants = [new CrewMember(Tripped with { Code = "QD01-02" }, 0, false)] };
        Refused(DispatchRules.Decide(Proposed(), Assign with { Assistants = ["QD01-02"], OverrideReason = "两人" }, new DispatchFacts(crew), Now)).Rule.ShouldBe(TripRules.NeedsALeader);
    }

    [Fact]
    public void Invariant22_TheRanking_PutsHimBehindWhoIsAble_AndSaysWhy()
    {
        var ranked = CandidateRules.Rank(new VisitDemand("370202", "WM", HalfDay.Morning) { Day = Day, Today = Today, DesignatedTechnician = "QD01-01" }, [Site], [Tripped, Wang with { Code = "QD01-02" }], CandidateLoad.Empty);
        ranked.Select(c => c.Technician.Code).ShouldBe(["QD01-02", "QD01-01"]);
        (ranked[1].IsTripped, ranked[1].IsStopped, ranked[1].Limit!.Rule).ShouldBe((true, false, TripRules.Tripped));
        ranked[1].Limit!.Parameters.ShouldContain(new RuleParameter("why", "两次投诉属实"));
    }

    [Fact]
    public void Invariant22_HoweverManyVisitsAreAsked_NoneIsHisWhileTheBarStands() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(
            (from starts in Gen.Choose(0, 10) from length in Gen.Choose(0, 10) from ends in Gen.Elements(true, false) from today in Gen.Choose(0, 25) from ahead in Gen.Choose(0, 15) select (starts, length, ends, today, ahead)).ToArbitrary(),
            row =>
            {
                var from = Today.AddDays(row.starts);
                var person = Trip(new TripCommand.Trip(from, row.ends ? from.AddDays(row.length) : null, "低分")).Changed!;
                var today = Today.AddDays(row.today);
                var visit = today.AddDays(row.ahead);
                var isBarred = from <= visit && (!row.ends || today <= from.AddDays(row.length));
                var facts = Free with { Technician = person, Today = today, Day = visit };
                return DispatchRules.Decide(Proposed(), Assign, new DispatchFacts(facts), Now) is Decision<DispatchEvent>.Refused == isBarred;
            }));

    [Fact]
    public void ATrip_NeedsAReason_AndDaysInOrder_AndIsTakenBackWithAReason()
    {
        Trip(new TripCommand.Trip(Today, null, " ")).Refusal!.Rule.ShouldBe(FieldRules.Missing);
        Trip(new TripCommand.Trip(Today.AddDays(-1), null, "低分")).Refusal!.Parameters.ShouldContain(new RuleParameter("field", "firstDay"));
        Trip(new TripCommand.Trip(Today, Today.AddDays(-1), "低分")).Refusal!.Parameters.ShouldContain(new RuleParameter("field", "lastDay"));
        (Tripped.TripReason, Tripped.TrippedFrom, Tripped.TrippedUntil, Tripped.TrippedBy).ShouldBe(("两次投诉属实", Today, null, "supervisor1"));
        TripRules.Decide(Tripped, new TripCommand.Reset(""), "manager1", Today).Refusal!.Rule.ShouldBe(FieldRules.Missing);
        TripRules.Decide(Tripped, new TripCommand.Reset("培训合格"), "manager1", Today).Changed.ShouldBe(Wang);
        Trip(new TripCommand.Reset("培训合格")).Refusal!.Rule.ShouldBe("TechnicianIsNotTripped");
    }

    private static (Technician? Changed, Refusal? Refusal) Trip(TripCommand command) => TripRules.Decide(Wang, command, "supervisor1", Today);

    private static Decision<DispatchEvent> Decide(DispatchCommand.Assign command) => DispatchRules.Decide(Proposed(), command, new DispatchFacts(Free with { Technician = Tripped, Today = Today }), Now);
}
