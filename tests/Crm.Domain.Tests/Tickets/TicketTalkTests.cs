using Crm.Domain.Tickets;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Tickets;

/// <summary>Messages about tickets, whom they name, tasks and work groups, and the half hour after a solution by phone.</summary>
public sealed class TicketTalkTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);
    private static readonly TicketId Id = new(new Guid("0199f000-0000-7000-8000-000000000001"));

    private static readonly MentionTarget[] People =
    [
        new("agent1", "张伟", ["agent1"]), new("agent12", "张伟东", ["agent12"]), new("supervisor1", "王组长", ["supervisor1"]), new("二线", "二线", ["agent1", "parts1"]),
    ];

    private static readonly Ticket Open = new() { Id = Id, Number = "T-261122-0001", OpenedBy = "agent1", OwnerId = "agent2", Status = TicketStatus.Open };

    [Theory]
    [InlineData("@agent1 请看", "agent1")]
    [InlineData("@agent12 请看", "agent12")]
    [InlineData("请@张伟东看一下", "agent12")]
    [InlineData("@张伟，@王组长：", "agent1,supervisor1")]
    [InlineData("@AGENT1", "agent1")]
    [InlineData("@二线 @agent1", "agent1,parts1")]
    [InlineData("mail agent1@agent1.cn", "")]
    [InlineData("@agent123", "")]
    [InlineData("@ agent1 @@", "")]
    [InlineData("没有", "")]
    public void AMention_NamesWhoMayBeNamed_TheLongestNameFirst(string text, string people) => string.Join(',', Mentions.In(text, People)).ShouldBe(people);

    [Theory]
    [InlineData("请 @zw", "zw")]
    [InlineData("@", "")]
    [InlineData("@agent1 ", null)]
    [InlineData("a@b", null)]
    [InlineData("", null)]
    public void WhatIsTypedBehindTheSign_IsLookedUp_UntilABlank(string text, string? typed) => Mentions.Typed(text).ShouldBe(typed);

    [Fact]
    public void Property_Spans_LieInTheText_InOrder_AndDoNotOverlap() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Gen.Elements("@", "agent1", "2", " ", "张伟", "东", "@二线", "x", "。").ListOf().Select(p => string.Concat(p)).ToArbitrary(), text =>
        {
            var end = 0;
            foreach (var (start, length, _) in Mentions.Spans(text, People))
            {
                if (start < end || start + length > text.Length || text[start] != '@') return false;
                end = start + length;
            }

            return true;
        }));

    [Fact]
    public void AMessage_HasALength_ARate_AndACount()
    {
        TicketMessageRules.Check("好", 0, 0, 0).ShouldBeNull();
        TicketMessageRules.Check(" ", 0, 0, 0)!.Rule.ShouldBe(Refusal.RequiredFieldsMissing);
        TicketMessageRules.Check(new string('长', TicketMessageRules.TextLength + 1), 0, 0, 0)!.Rule.ShouldBe("TextTooLong");
        TicketMessageRules.Check("好", TicketMessageRules.MostMentions + 1, 0, 0)!.Rule.ShouldBe(TicketMessageRules.TooManyMentions);
        TicketMessageRules.Check("好", 0, TicketMessageRules.PerMinute, 0)!.Rule.ShouldBe(TicketMessageRules.TooFast);
        TicketMessageRules.Check("好", 0, 0, TicketMessageRules.MostPerTicket)!.Rule.ShouldBe(TicketMessageRules.TooMany);
    }

    [Fact]
    public void ATask_BelongsToOnePersonOrOneGroup_AndIsDueLater()
    {
        TicketTaskRules.Check(Open, "催件", "parts1", null, Now.AddHours(1), 0, Now).ShouldBeNull();
        TicketTaskRules.Check(Open, "催件", null, null, null, 0, Now)!.Rule.ShouldBe(TicketTaskRules.NeedsOneOwner);
        TicketTaskRules.Check(Open, "催件", "parts1", Guid.Empty, null, 0, Now)!.Rule.ShouldBe(TicketTaskRules.NeedsOneOwner);
        TicketTaskRules.Check(Open, "催件", "parts1", null, Now, 0, Now)!.Rule.ShouldBe("TaskMustBeDueInTheFuture");
        TicketTaskRules.Check(Open, "", "parts1", null, null, 0, Now)!.Rule.ShouldBe(Refusal.RequiredFieldsMissing);
        TicketTaskRules.Check(Open, "催件", "parts1", null, null, TicketTaskRules.MostTasks, Now)!.Rule.ShouldBe(TicketTaskRules.TooMany);
        TicketTaskRules.Check(Open with { Status = TicketStatus.Closed }, "催件", "parts1", null, null, 0, Now)!.Rule.ShouldBe("TicketIsFinal");
    }

    [Fact]
    public void AGroup_HasANameOfItsOwn_AndPeople()
    {
        var live = new TicketGroup { Id = Guid.Empty, TicketId = Id, Name = "二线", Members = "agent1,parts1", CreatedBy = "agent1", CreatedAt = Now };
        live.People.ShouldBe(["agent1", "parts1"]);
        TicketTaskRules.Check(Open, "夜班", ["agent1"], [live]).ShouldBeNull();
        TicketTaskRules.Check(Open, " 二线 ", ["agent1"], [live])!.Rule.ShouldBe(TicketTaskRules.NameIsTaken);
        TicketTaskRules.Check(Open, "夜班", [], [live])!.Rule.ShouldBe(Refusal.RequiredFieldsMissing);
        TicketTaskRules.Check(Open, "夜班", ["agent1"], [live, live, live, live, live])!.Rule.ShouldBe(TicketTaskRules.TooMany);
    }

    [Fact]
    public void ATask_IsTickedOff_ByItsOwner_ItsGroup_WhoWroteIt_AndTheTicketsOwner()
    {
        var group = new TicketGroup { Id = Guid.Empty, TicketId = Id, Name = "二线", Members = "parts1", CreatedBy = "agent1", CreatedAt = Now };
        var task = new TicketTask { Id = Guid.Empty, TicketId = Id, Text = "催件", GroupId = group.Id, CreatedBy = "agent9", CreatedAt = Now };
        foreach (var (who, may) in new[] { ("parts1", true), ("agent9", true), ("agent2", true), ("agent3", false) }) TicketTaskRules.MayFinish(Open, task, group, who).ShouldBe(may, who);
    }

    [Fact]
    public void ASolutionByPhone_ClosesItselfAfterTheHalfHour()
    {
        var solved = Open with { Status = TicketStatus.PhoneSolved, WorkDoneAt = Now };
        ObservationRules.Due(solved, null, null, Now.AddMinutes(29)).ShouldBeNull();
        ObservationRules.Due(solved, null, null, Now.AddMinutes(30)).ShouldBeOfType<TicketCommand.Close>();
        ObservationRules.Due(solved with { Status = TicketStatus.Observing, ObserveUntil = Now.AddHours(2) }, null, null, Now.AddMinutes(90)).ShouldBeNull();
        ObservationRules.Due(Open with { WorkDoneAt = Now }, null, null, Now.AddDays(1)).ShouldBeNull("nothing was solved");
    }

    [Fact]
    public void ASolutionByPhone_IsOpenAgain_WhenTheCustomerCallsBackWithinIt()
    {
        var solved = Open with { Status = TicketStatus.PhoneSolved, WorkDoneAt = Now };
        ObservationRules.Due(solved, Now.AddMinutes(10), null, Now.AddMinutes(10)).ShouldBeOfType<TicketCommand.FaultReturned>();
        ObservationRules.Due(solved, Now.AddMinutes(30), null, Now.AddHours(1)).ShouldBeOfType<TicketCommand.FaultReturned>("the job was late, the call was not");
        ObservationRules.Due(solved, Now.AddMinutes(31), null, Now.AddHours(1)).ShouldBeOfType<TicketCommand.Close>("a later call is another matter");
        ObservationRules.Due(solved, Now.AddMinutes(-5), null, Now.AddMinutes(5)).ShouldBeNull("the call in which it was solved");
    }

    [Fact]
    public void ASolutionByPhone_WaitsForTheCallThatAsks_UntilThatIsLate()
    {
        var solved = Open with { Status = TicketStatus.PhoneSolved, WorkDoneAt = Now };
        ObservationRules.Due(solved, null, Now.AddHours(1), Now.AddMinutes(40)).ShouldBeNull();
        ObservationRules.Due(solved, null, Now.AddHours(1), Now.AddHours(1)).ShouldBeOfType<TicketCommand.Close>();
    }
}
