using System.Collections.Immutable;
using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;
using Shouldly;

namespace Crm.Domain.Tests.Dispatch;

/// <summary>Orders, sites and results that the tests start from.</summary>
internal static class Visits
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Day = new(2026, 11, 24);
    public static readonly AppointmentSlot Slot = new(Now.AddHours(23), Now.AddHours(26));
    public static readonly TicketId ForTicket = new(new Guid("0199f000-0000-7000-8000-000000000001"));

    public static readonly ServiceSite Site = new()
    {
        Code = "QD01", NameZh = "青岛市南网点", RegionPrefixes = ["370202", "370203", "3702"], Categories = ["AC", "WM"], DailyCapacity = 5,
    };

    public static readonly Technician Wang = new() { Code = "QD01-01", SiteCode = "QD01", Name = "王海涛", Categories = ["WM"] };

    public static readonly AssignmentFacts Free = new(Site, Wang, Day, HalfDay.Morning, 0, 0, "370202", "WM");

    public static readonly ImmutableArray<VisitCode> Codes =
    [
        new(VisitCodeGroups.Symptom, "WM-S03"), new(VisitCodeGroups.Defect, "WM-D03"), new(VisitCodeGroups.Repair, "WM-R03"), new(VisitCodeGroups.Repair, "GN-R01"),
        new(VisitCodeGroups.Liability, "maker"), new(VisitCodeGroups.FeeReason, "out-of-warranty"), new(VisitCodeGroups.Repair, "AC-R01"),
        new(VisitCodeGroups.Defect, "WM-D09", ActiveFrom: new DateOnly(2027, 1, 1)), new(VisitCodeGroups.Defect, "WM-D08", ActiveTo: new DateOnly(2026, 11, 22)),
    ];

    public static readonly CompletionFacts Covered = new(TicketType.Repair, "WM", CoverageStatus.Covered, new DateOnly(2026, 11, 23), Codes);

    public static readonly VisitResult Repaired = new()
    {
        SymptomCode = "WM-S03", DefectCode = "WM-D03", RepairCode = "WM-R03", LiabilityCode = "maker", WhatWasDone = "更换离合器 CL1", SignedBy = "周敏", Labour = Money.Yuan(80),
    };

    public static DispatchOrder Proposed() => DispatchRules.Create(
        new DispatchOrderId(new Guid("0199f000-0000-7000-8000-0000000000d1")), "D-261123-0001", ForTicket, "dispatcher1", [new DispatchEvent.Proposed(1)], Now);

    public static DispatchOrder Assigned() => Do(Proposed(), new DispatchCommand.Assign("QD01", "QD01-01", Slot), new DispatchFacts(Free), Now);

    public static DispatchOrder In(DispatchStatus status) => status switch
    {
        DispatchStatus.Proposed => Proposed(),
        DispatchStatus.Assigned => Assigned(),
        DispatchStatus.Accepted => Do(Assigned(), new DispatchCommand.Accept(), DispatchFacts.None, Now),
        DispatchStatus.Departed => Do(In(DispatchStatus.Accepted), new DispatchCommand.Depart(Now), DispatchFacts.None, Now),
        DispatchStatus.Arrived => Do(In(DispatchStatus.Departed), new DispatchCommand.Arrive(Now), DispatchFacts.None, Now),
        DispatchStatus.Working => Do(In(DispatchStatus.Arrived), new DispatchCommand.Begin(Now), DispatchFacts.None, Now),
        DispatchStatus.Done => Do(Assigned(), Finish(Repaired), new DispatchFacts(Completion: Covered), Now),
        DispatchStatus.PartlyDone => Do(Assigned(), Finish(Repaired with { NextStep = NextStep.WaitForPart }), new DispatchFacts(Completion: Covered), Now),
        DispatchStatus.NoAccess => Do(Assigned(), new DispatchCommand.ReportNoAccess(new VisitTimes(), new NextVisit(NextStep.WaitForCustomer)), DispatchFacts.None, Now),
        _ => Do(Assigned(), new DispatchCommand.Cancel("用户取消"), DispatchFacts.None, Now),
    };

    public static DispatchCommand Finish(VisitResult result) => new DispatchCommand.Finish(result, new VisitTimes(FinishedAt: Now));

    public static DispatchOrder Do(DispatchOrder order, DispatchCommand command, DispatchFacts facts, DateTimeOffset now) =>
        DispatchRules.Apply(order, DispatchRules.Decide(order, command, facts, now).ShouldBeOfType<Decision<DispatchEvent>.Accepted>().Events, now);

    public static Refusal Refused(Decision<DispatchEvent> decision) => decision.ShouldBeOfType<Decision<DispatchEvent>.Refused>().Refusal;
}
