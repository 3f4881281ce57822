using System.Collections.Immutable;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.ServiceLevels;
using Crm.Domain.Tickets;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Tickets;

/// <summary>Edits of a ticket field by field: what the history says, what collides, what is put back.</summary>
public sealed class TicketEditTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);
    private static readonly CustomerId Customer = new(new Guid("0199f000-0000-7000-8000-0000000000c1"));

    private static readonly TicketDetails Began = new() { Type = TicketType.Repair, CustomerId = Customer, CategoryCode = "WM", SymptomCode = "WM-S03", Description = "不脱水" };

    [Fact]
    public void AnEdit_NamesEachFieldWithWhatStoodThereAndWhatStandsThereNow()
    {
        var edited = Decided(Began with { Description = "不脱水，有异响", ReporterName = "张先生", AppointmentWish = " 周末上午 " });
        edited.Changes.ShouldBe([new FieldChange("description", "不脱水", "不脱水，有异响"), new FieldChange("reporterName", null, "张先生"), new FieldChange("appointmentWish", null, "周末上午")]);
        TicketRules.Apply(Opened(), [edited], Now).AppointmentWish.ShouldBe("周末上午");
    }

    [Fact]
    public void APriority_ThatIsChangedWithoutAReason_IsRefused_AndWithOneKeepsIt()
    {
        var refusal = TicketRules.Decide(Opened(), new TicketCommand.Edit(Began with { Priority = TicketPriority.Urgent, PriorityReason = " " }), Now).ShouldBeOfType<Decision<TicketEvent>.Refused>().Refusal;
        (refusal.Rule, refusal.Parameters[0].Value).ShouldBe((TicketRules.PriorityNeedsReason, "priorityReason"));
        var ticket = TicketRules.Apply(Opened(), [Decided(Began with { Priority = TicketPriority.Urgent, PriorityReason = "家有老人" })], Now);
        (ticket.Priority, ticket.PriorityReason).ShouldBe((TicketPriority.Urgent, "家有老人"));
    }

    [Theory]
    [InlineData("reporterName")]
    [InlineData("appointmentWish")]
    [InlineData("priorityReason")]
    public void AnOverlongLine_IsRefusedByItsField(string field)
    {
        var text = new string('长', 201);
        var form = field switch { "reporterName" => Began with { ReporterName = text }, "appointmentWish" => Began with { AppointmentWish = text }, _ => Began with { PriorityReason = text } };
        var refusal = TicketRules.Decide(Opened(), new TicketCommand.Edit(form), Now).ShouldBeOfType<Decision<TicketEvent>.Refused>().Refusal;
        (refusal.Rule, refusal.Parameters[0].Value).ShouldBe(("TextTooLong", field));
    }

    [Fact]
    public void TwoPeople_WhoChangeDifferentFields_DoNotCollide_AndBothChangesStand()
    {
        var (mine, theirs) = (Began with { Description = "我的" }, Began with { ReporterName = "他的" });
        TicketChanges.Conflicts(Began, mine, theirs).ShouldBeEmpty();
        var both = TicketChanges.Together(Began, mine, theirs, ImmutableHashSet<string>.Empty);
        (both.Description, both.ReporterName).ShouldBe(("我的", "他的"));
    }

    [Fact]
    public void TwoPeople_WhoChangeTheSameField_AreShownAllThreeValues_AndOneIsChosen()
    {
        var (mine, theirs) = (Began with { Description = "我的" }, Began with { Description = "他的" });
        TicketChanges.Conflicts(Began, mine, theirs).ShouldBe([new FieldConflict("description", "不脱水", "我的", "他的")]);
        TicketChanges.Together(Began, mine, theirs, ImmutableHashSet<string>.Empty).Description.ShouldBe("他的");
        TicketChanges.Together(Began, mine, theirs, ImmutableHashSet.Create("description")).Description.ShouldBe("我的");
    }

    [Fact]
    public void EveryFieldOfTheForm_CanBePutBackFromItsHistory()
    {
        var full = new TicketDetails
        {
            Type = TicketType.Install, CustomerId = new CustomerId(Guid.CreateVersion7(Now)), UnitId = new UnitId(Guid.CreateVersion7(Now)), AddressId = new AddressId(Guid.CreateVersion7(Now)),
            ReporterName = "张", ReporterE164 = "+8613800000001", CategoryCode = "AC", SymptomCode = "AC-S01", Description = "别的", Priority = TicketPriority.High, PriorityReason = "急",
            Severity = TicketSeverity.Safety, AppointmentWish = "下午",
        };
        var changes = TicketChanges.Between(Began, full);
        changes.Select(c => c.Field).ShouldBe(TicketChanges.Keys);
        var back = changes.Aggregate(full, (form, change) => TicketChanges.Restore(form, change.Field, change.Before, "恢复").ShouldNotBeNull());
        TicketChanges.Between(Began, back with { PriorityReason = null }).ShouldBeEmpty();
        TicketChanges.Restore(full, "priority", "None", "x").ShouldBeNull("a value that is none any more");
        TicketChanges.Restore(full, "colour", "red", "x").ShouldBeNull();
    }

    [Fact]
    public void Property_WhatIPutTogetherIsTheirsWithMyChanges_AndLosesNobodysFieldThatDoesNotCollide() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Forms(), Forms(), (mine, theirs) =>
        {
            var lost = TicketChanges.Conflicts(Began, mine, theirs).Select(c => c.Field).ToHashSet(StringComparer.Ordinal);
            var both = TicketChanges.Together(Began, mine, theirs, ImmutableHashSet<string>.Empty);
            var from = TicketChanges.Between(Began, both).ToDictionary(c => c.Field, c => c.After, StringComparer.Ordinal);
            return TicketChanges.Between(Began, mine).Where(c => !lost.Contains(c.Field)).All(c => from.GetValueOrDefault(c.Field) == c.After)
                && TicketChanges.Between(Began, theirs).All(c => from.GetValueOrDefault(c.Field) == c.After);
        }));

    private static Arbitrary<TicketDetails> Forms() => (
        from description in Gen.Elements("不脱水", "甲", "乙")
        from name in Gen.Elements<string?>(null, "张", "李")
        from wish in Gen.Elements<string?>(null, "上午", "下午")
        from symptom in Gen.Elements("WM-S03", "WM-S01")
        from severity in Gen.Elements(TicketSeverity.Minor, TicketSeverity.Major)
        select Began with { Description = description, ReporterName = name, AppointmentWish = wish, SymptomCode = symptom, Severity = severity }).ToArbitrary();

    private static TicketEvent.Edited Decided(TicketDetails details) =>
        TicketRules.Decide(Opened(), new TicketCommand.Edit(details), Now).ShouldBeOfType<Decision<TicketEvent>.Accepted>().Events.ShouldHaveSingleItem().ShouldBeOfType<TicketEvent.Edited>();

    private static Ticket Opened() => TicketRules.Create(
        new TicketId(new Guid("0199f000-0000-7000-8000-000000000001")), "T-261122-0001", "agent1",
        TicketRules.Open(new TicketDraft(Began, TicketChannel.Phone, null, null, null, new DueTimes(Now, Now)), Now).ShouldBeOfType<Decision<TicketEvent>.Accepted>().Events, Now);
}
