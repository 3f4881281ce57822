using System.Collections.Immutable;
using Crm.Domain.Customers;
using Crm.Domain.ServiceLevels;
using Crm.Domain.Tickets;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Tickets;

public sealed class TicketRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);
    private static readonly TicketId Id = new(new Guid("0199f000-0000-7000-8000-000000000001"));

    private static readonly TicketDetails Details = new()
    {
        Type = TicketType.Repair, CustomerId = new CustomerId(new Guid("0199f000-0000-7000-8000-0000000000c1")), CategoryCode = "WM", SymptomCode = "WM-S03",
    };

    private static readonly ImmutableArray<TicketCommand> Commands =
    [
        new TicketCommand.Edit(Details), new TicketCommand.Schedule(Slot(24)), new TicketCommand.SolveByPhone("KB-1"), new TicketCommand.Observe(Now.AddMinutes(30)),
        new TicketCommand.FaultReturned(), new TicketCommand.Dispatch("网点"), new TicketCommand.StartWork(), new TicketCommand.Wait(WaitReason.Part),
        new TicketCommand.CompleteWork("done"), new TicketCommand.Audit(), new TicketCommand.Close(), new TicketCommand.Cancel("用户取消"),
        new TicketCommand.Merge(new TicketId(new Guid("0199f000-0000-7000-8000-000000000002"))), new TicketCommand.Reopen("again"),
        new TicketCommand.Promise("call", Now.AddHours(3)), new TicketCommand.AddNote("note"), new TicketCommand.LinkCall(new Guid("0199f000-0000-7000-8000-0000000000aa")), new TicketCommand.JudgeRepeat(null, "另一处故障"),
    ];

    [Fact]
    public void Open_when_fields_are_missing_names_them_all()
    {
        var refusal = Refused(TicketRules.Open(Draft(new TicketDetails { Type = TicketType.Repair }), Now));
        refusal.Rule.ShouldBe(Refusal.RequiredFieldsMissing);
        refusal.Parameters.ShouldHaveSingleItem().Value.ShouldBe("customer,unit,symptom");
    }

    [Fact]
    public void Open_with_a_slot_is_scheduled_at_once()
    {
        var accepted = TicketRules.Open(Draft(Details) with { Appointment = Slot(20) }, Now).ShouldBeOfType<Decision<TicketEvent>.Accepted>();
        var ticket = TicketRules.Create(Id, "T-261122-0001", "agent1", accepted.Events, Now);
        ticket.Status.ShouldBe(TicketStatus.Scheduled);
        ticket.AppointmentFrom.ShouldBe(Slot(20).From);
        ticket.Version.ShouldBe(1);
    }

    [Fact]
    public void Open_with_a_slot_in_the_past_is_refused() =>
        Refused(TicketRules.Open(Draft(Details) with { Appointment = Slot(-20) }, Now)).Rule.ShouldBe("AppointmentMustBeInTheFuture");

    [Fact]
    public void Solving_by_phone_when_life_is_at_risk_is_refused() =>
        Refused(TicketRules.Decide(Opened(Details with { IsSafetyCritical = true }), new TicketCommand.SolveByPhone(null), Now))
            .Rule.ShouldBe("SafetyFaultIsNeverSolvedByPhone");

    [Fact]
    public void A_complaint_is_not_solved_by_phone() =>
        Refused(TicketRules.Decide(Opened(Details with { Type = TicketType.Complaint }), new TicketCommand.SolveByPhone("AC-003"), Now)).Rule.ShouldBe(ComplaintRules.NotByPhone);

    [Fact]
    public void A_fault_solved_by_phone_names_its_article_and_a_question_need_not()
    {
        foreach (var nothing in new[] { null, "", " " })
            Refused(TicketRules.Decide(Opened(Details), new TicketCommand.SolveByPhone(nothing), Now)).Rule.ShouldBe(TicketRules.SolutionNeedsArticle);
        var id = new Guid("0199f000-0000-7000-8000-0000000000ab");
        var solved = TicketRules.Decide(Opened(Details), new TicketCommand.SolveByPhone("WM-001", id, 3), Now).ShouldBeOfType<Decision<TicketEvent>.Accepted>();
        solved.Events.ShouldHaveSingleItem().ShouldBe(new TicketEvent.PhoneSolved("WM-001", id, 3));
        TicketRules.Decide(Opened(Details with { Type = TicketType.Consult, Description = "几点营业" }), new TicketCommand.SolveByPhone(null), Now).ShouldBeOfType<Decision<TicketEvent>.Accepted>();
    }

    [Fact]
    public void A_closed_ticket_takes_notes_and_reopening_only()
    {
        var closed = Opened(Details) with { Status = TicketStatus.Closed };
        foreach (var command in Commands)
        {
            var isAccepted = TicketRules.Decide(closed, command, Now) is Decision<TicketEvent>.Accepted;
            isAccepted.ShouldBe(command is TicketCommand.AddNote or TicketCommand.LinkCall or TicketCommand.Reopen, command.ToString());
        }
    }

    [Fact]
    public void Reopening_counts()
    {
        var closed = Opened(Details) with { Status = TicketStatus.Closed, ClosedAt = Now };
        var again = After(closed, new TicketCommand.Reopen("又坏了"));
        again.Status.ShouldBe(TicketStatus.InProgress);
        again.ReopenCount.ShouldBe(1);
        again.ClosedAt.ShouldBeNull();
    }

    [Fact]
    public void The_usual_way_leads_to_closed()
    {
        var ticket = Opened(Details);
        TicketCommand[] way =
        [
            new TicketCommand.Schedule(Slot(24)), new TicketCommand.Dispatch("网点"), new TicketCommand.StartWork(), new TicketCommand.Wait(WaitReason.Part),
            new TicketCommand.StartWork(), new TicketCommand.CompleteWork("换离合器"), new TicketCommand.Audit(), new TicketCommand.Close(),
        ];
        foreach (var command in way) ticket = After(ticket, command);
        ticket.Status.ShouldBe(TicketStatus.Closed);
        ticket.IsOpen.ShouldBeFalse();
        ticket.WaitReason.ShouldBeNull();
        ticket.WorkDoneAt.ShouldNotBeNull();
    }

    [Fact]
    public void Every_state_answers_every_command()
    {
        foreach (var status in Enum.GetValues<TicketStatus>())
        {
            foreach (var command in Commands)
                Should.NotThrow(() => TicketRules.Decide(Opened(Details) with { Status = status }, command, Now), $"{status} × {command}");
        }
    }

    [Fact]
    public void The_command_list_has_every_case() =>
        Commands.Select(c => c.GetType()).ShouldBe(typeof(TicketCommand).GetNestedTypes(), ignoreOrder: true);

    [Fact]
    public void Random_walks_stay_inside_the_table()
    {
        var walk = Gen.Elements(Commands.ToArray()).ArrayOf().ToArbitrary();
        Prop.ForAll(walk, commands =>
        {
            var ticket = Opened(Details);
            foreach (var command in commands)
            {
                if (TicketRules.Decide(ticket, command, Now) is not Decision<TicketEvent>.Accepted accepted) continue;
                var next = TicketRules.Apply(ticket, accepted.Events, Now);
                (next.Status == ticket.Status || TicketTransitions.Allows(ticket.Status, next.Status)).ShouldBeTrue($"{ticket.Status} → {next.Status}");
                next.Id.ShouldBe(ticket.Id);
                next.Number.ShouldBe(ticket.Number);
                (next.Status == TicketStatus.Waiting).ShouldBe(next.WaitReason is not null);
                (!next.IsOpen).ShouldBe(next.ClosedAt is not null);
                ticket = next;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Theory]
    [InlineData("T-261122-0007", "T-261122-0007")]
    [InlineData("t261122 0007", "T-261122-0007")]
    [InlineData("2611220007", "T-261122-0007")]
    [InlineData("T-261122-12345", "T-261122-12345")]
    [InlineData("13800138000x", null)]
    [InlineData("T-26", null)]
    public void A_number_is_found_as_people_say_it(string said, string? number) => TicketNumber.Normalize(said).ShouldBe(number);

    private static Ticket Opened(TicketDetails details) => TicketRules.Create(
        Id, "T-261122-0001", "agent1", TicketRules.Open(Draft(details), Now).ShouldBeOfType<Decision<TicketEvent>.Accepted>().Events, Now);

    private static Ticket After(Ticket ticket, TicketCommand command) => TicketRules.Apply(
        ticket, TicketRules.Decide(ticket, command, Now).ShouldBeOfType<Decision<TicketEvent>.Accepted>().Events, Now);

    private static TicketDraft Draft(TicketDetails details) =>
        new(details, TicketChannel.Phone, null, null, null, new DueTimes(Now.AddHours(24), Now.AddHours(72)));

    private static AppointmentSlot Slot(int hours) => new(Now.AddHours(hours), Now.AddHours(hours + 3));

    private static Refusal Refused(Decision<TicketEvent> decision) => decision.ShouldBeOfType<Decision<TicketEvent>.Refused>().Refusal;
}
