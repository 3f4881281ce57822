using Crm.Domain.Customers;
using Crm.Domain.ServiceLevels;
using Crm.Domain.Tickets;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Tickets;

/// <summary>Invariants of the reference, §5.4, that hold for tickets whatever is done to them.</summary>
public sealed class TicketInvariantTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);

    private static readonly TicketDetails Form = new()
    {
        Type = TicketType.Repair, CustomerId = new CustomerId(new Guid("0199f000-0000-7000-8000-0000000000c1")), CategoryCode = "WM", SymptomCode = "WM-S03",
    };

    private static readonly TicketCommand[] Commands =
    [
        new TicketCommand.Edit(Form with { Description = "别的" }), new TicketCommand.Schedule(new AppointmentSlot(Now.AddHours(20), Now.AddHours(24))), new TicketCommand.SolveByPhone("KB-1"),
        new TicketCommand.Observe(Now.AddMinutes(30)), new TicketCommand.FaultReturned(), new TicketCommand.Dispatch("网点"), new TicketCommand.StartWork(), new TicketCommand.Wait(WaitReason.Part),
        new TicketCommand.CompleteWork("好"), new TicketCommand.Audit(), new TicketCommand.Close(), new TicketCommand.Reopen("又坏了"), new TicketCommand.AddNote("备注"),
        new TicketCommand.Promise("回电", Now.AddHours(3)),
    ];

    [Fact]
    public void Invariant1_ATicket_KeepsItsNumber_ItsOpenerAndItsOpening_ForItsWholeLife() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Gen.Elements(Commands).ListOf().ToArbitrary(), commands =>
        {
            var opened = Opened();
            var ticket = Lived(opened, commands);
            return (ticket.Id, ticket.Number, ticket.OpenedBy, ticket.OpenedAt) == (opened.Id, opened.Number, opened.OpenedBy, opened.OpenedAt);
        }));

    [Fact]
    public void Invariant1_EveryReopening_IsCounted_AndNothingElseCounts() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Gen.Elements(Commands).ListOf().ToArbitrary(), commands =>
        {
            var (ticket, reopened) = (Opened(), 0);
            foreach (var command in commands)
            {
                if (TicketRules.Decide(ticket, command, Now) is not Decision<TicketEvent>.Accepted accepted) continue;
                reopened += command is TicketCommand.Reopen ? 1 : 0;
                ticket = TicketRules.Apply(ticket, accepted.Events, Now);
            }

            return ticket.ReopenCount == reopened;
        }));

    [Fact]
    public void Invariant7_TheSameUnitAndSymptom_InsideTheWindow_NamesTheEarlierOrderOrAReason()
    {
        var earlier = new EarlierRepair(new TicketId(Guid.Empty), "T-261101-0001", Now.AddDays(-21), Now.AddDays(-20), new RepeatWindow(90, 30));
        var draft = new TicketDraft(Form, TicketChannel.Phone, null, null, null, new DueTimes(Now, Now)) { Earlier = earlier };
        TicketRules.Open(draft, Now).ShouldBeOfType<Decision<TicketEvent>.Refused>().Refusal.Rule.ShouldBe(TicketRules.RepeatMustBeNamed);
        TicketRules.Open(draft with { RepeatOf = earlier.Id }, Now).ShouldBeOfType<Decision<TicketEvent>.Accepted>();
        TicketRules.Open(draft with { NotRepeatReason = "另一处" }, Now).ShouldBeOfType<Decision<TicketEvent>.Accepted>();
    }

    [Fact]
    public void Invariant19_WhileALeaderHasNotDecided_NeitherAuditNorClosingNorMergingGoesOn()
    {
        var facts = new TicketFacts(["A-261122-0001"], []);
        foreach (var (status, command) in new (TicketStatus, TicketCommand)[]
        {
            (TicketStatus.WorkDone, new TicketCommand.Audit()), (TicketStatus.Audited, new TicketCommand.Close()), (TicketStatus.PhoneSolved, new TicketCommand.Close()),
            (TicketStatus.Open, new TicketCommand.Merge(new TicketId(Guid.Empty))),
        })
            TicketRules.Decide(Opened() with { Status = status }, command, facts, Now).ShouldBeOfType<Decision<TicketEvent>.Refused>().Refusal.Rule.ShouldBe("ApprovalIsOpen", command.ToString());
    }

    [Fact]
    public void ANumber_IsReadOutInGroups() => TicketNumber.Spoken("T-261122-0007").ShouldBe("T 26 11 22 0007");

    [Fact]
    public void ANumberAsItIsReadOut_IsFoundAgain() => TicketNumber.Normalize(TicketNumber.Spoken("T-261122-0007")).ShouldBe("T-261122-0007");

    private static Ticket Lived(Ticket ticket, IEnumerable<TicketCommand> commands) => commands.Aggregate(
        ticket, (t, c) => TicketRules.Decide(t, c, Now) is Decision<TicketEvent>.Accepted accepted ? TicketRules.Apply(t, accepted.Events, Now) : t);

    private static Ticket Opened() => TicketRules.Create(
        new TicketId(new Guid("0199f000-0000-7000-8000-000000000001")), "T-261122-0001", "agent1",
        TicketRules.Open(new TicketDraft(Form, TicketChannel.Phone, null, null, null, new DueTimes(Now, Now)), Now).ShouldBeOfType<Decision<TicketEvent>.Accepted>().Events, Now);
}
