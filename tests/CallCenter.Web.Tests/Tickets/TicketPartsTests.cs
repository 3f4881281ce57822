using Bunit;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.Tickets;
using CallCenter.Web.Tests.Host;
using CallCenter.Web.Tests.Ui;
using Crm.Domain;
using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Dispatch;
using Persistence.Queries;
using Persistence.Tickets;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Tickets;

/// <summary>The parts of the ticket's page, in both languages.</summary>
[Collection(HostTests.Name)]
public sealed class TicketPartsTests(RunningHost host)
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh-CN", "首次响应", "余")]
    [InlineData("en", "First response", "left")]
    public async Task Limits_ShowEachWithWhatIsLeft_AndAPauseStandsStill(string culture, string first, string left)
    {
        var ticket = await OpenAsync();
        await Saved(Store.ChangeAsync(ticket.Id, null, [new TicketCommand.StartWork(), new TicketCommand.Wait(WaitReason.Customer)], new Actor("agent1"), Ct));
        using var page = TicketPageParts.Open(host, culture);
        var part = page.Render<TicketLimits>(p => p.Add(x => x.Ticket, ticket.Id));
        part.Find("[data-limit=FirstResponse]").TextContent.ShouldContain(first);
        part.Find("[data-limit=FirstResponse]").GetAttribute("data-level").ShouldBe("met");
        part.Find("[data-limit=Completion]").GetAttribute("data-level").ShouldBe("paused");
        part.Find("[data-limit=Completion]").TextContent.ShouldContain(left);
        part.Find("[data-limit=StatutoryRepair]").GetAttribute("data-level").ShouldBe("ok");
    }

    [Fact]
    public async Task Approval_IsAskedByTheAgent_AndDecidedByTheManager_NotByHimself()
    {
        var ticket = await OpenAsync();
        using var page = TicketPageParts.Open(host);
        var agent = page.As<TicketApprovals>("agent1", Roles.Agent, p => p.Add(x => x.Ticket, ticket.Id).Add(x => x.Me, new Actor("agent1")).Add(x => x.CanAsk, true));
        await agent.Find("[data-testid=ask-approval]").ClickAsync();
        await agent.Find("[data-testid=approval-amount]").InputAsync("3000");
        await agent.Find("[data-testid=approval-reason]").InputAsync("多次上门");
        await agent.Find("[data-testid=approval-form]").SubmitAsync();
        await agent.WaitForElementAsync("[data-testid=approval][data-state=Open]");
        agent.FindAll("[data-testid=approve]").ShouldBeEmpty("an agent approves nothing");

        var manager = page.As<TicketApprovals>("manager1", Roles.Manager, p => p.Add(x => x.Ticket, ticket.Id).Add(x => x.Me, new Actor("manager1")));
        await (await manager.WaitForElementAsync("[data-testid=approve]")).ClickAsync();
        await manager.WaitForElementAsync("[data-testid=approval][data-state=Granted]");
        (await Store.ChangeAsync(ticket.Id, null, [new TicketCommand.StartWork(), new TicketCommand.CompleteWork("好"), new TicketCommand.Audit()], new Actor("agent1"), Ct)).ShouldBeOfType<SaveResult<Ticket>.Saved>();
    }

    [Fact]
    public async Task AHold_IsReleasedOnTheTicketsPage_ByAnotherPersonWithAReason()
    {
        var ticket = await OpenAsync();
        await using (var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct))
        {
            db.Add(new SettlementHold { Id = Guid.CreateVersion7(), TicketId = ticket.Id, Cause = HoldCause.LateParts, Subject = "D-000101-0001", Since = DateTimeOffset.UnixEpoch, RaisedBy = "dispatcher1", Version = 1 });
            await db.SaveChangesAsync(Ct);
        }

        using var page = TicketPageParts.Open(host);
        var part = page.As<TicketHolds>("auditor1", Roles.Auditor, p => p.Add(x => x.Ticket, ticket.Id).Add(x => x.Me, new Actor("auditor1")));
        await part.WaitForElementAsync("[data-testid=hold][data-open=true]");
        await part.Find("[data-testid=hold-release]").ClickAsync();
        part.FindAll("[data-testid=hold][data-open=true]").Count.ShouldBe(1, "not without a reason");
        await part.Find("[data-testid=hold-reason]").InputAsync("补录已核");
        await part.Find("[data-testid=hold-release]").ClickAsync();
        await part.WaitForElementAsync("[data-testid=hold][data-open=false]");
        part.Markup.ShouldContain("补录已核");
    }

    [Fact]
    public async Task TwoOpenApprovals_EachHaveAWordOfTheirOwn_AndTheListFindsTheirTicketForWhoApproves()
    {
        var ticket = await OpenAsync();
        var approvals = host.Services.GetRequiredService<TicketApprovalStore>();
        foreach (var reason in new[] { "多次上门", "等件太久" })
            await Saved(approvals.AskAsync(ticket.Id, ApprovalKind.Goodwill, Money.Yuan(3000), reason, new Actor("agent1"), Ct));
        using var page = TicketPageParts.Open(host);
        page.ComponentFactories.AddStub<DeskBar>();
        var leader = page.As<TicketsPage>("manager1", Roles.Manager, _ => { });
        await (await leader.WaitForElementAsync("[data-testid=filter-approval]")).ClickAsync();
        leader.WaitForAssertion(() => leader.FindAll("[data-testid=ticket-row]").ShouldContain(r => r.TextContent.Contains(ticket.Number)));
        leader.Find("[data-testid=waiting-approvals]").TextContent.ShouldNotBe("0");
        page.As<TicketsPage>("agent1", Roles.Agent, _ => { }).FindAll("[data-testid=filter-approval]").ShouldBeEmpty();

        var manager = page.As<TicketApprovals>("manager1", Roles.Manager, p => p.Add(x => x.Ticket, ticket.Id).Add(x => x.Me, new Actor("manager1")));
        await manager.WaitForElementsAsync("[data-testid=approval-text]", 2);
        await manager.FindAll("[data-testid=approval-text]")[0].InputAsync("第一个的理由");
        manager.FindAll("[data-testid=approval-text]").Select(t => t.GetAttribute("value") ?? "").ShouldBe(["第一个的理由", ""]);
        await manager.FindAll("[data-testid=deny]")[1].ClickAsync();
        manager.WaitForAssertion(() => manager.FindAll("[data-testid=deny]:not([disabled])").Count.ShouldBe(2, "without a word of its own nothing is denied"));
        await manager.FindAll("[data-testid=deny]")[0].ClickAsync();
        await manager.WaitForElementAsync("[data-testid=approval][data-state=Denied]");
        (await approvals.ListAsync(ticket.Id, Ct)).Select(a => (a.State, a.Decision)).ShouldBe([(ApprovalState.Denied, "第一个的理由"), (ApprovalState.Open, null)], ignoreOrder: true);
    }

    [Fact]
    public async Task ARepeatThatWasJudgedNone_IsNamedAgain()
    {
        var (earlier, ticket) = (await OpenAsync(), await OpenAsync());
        var judged = await Saved(Store.ChangeAsync(ticket.Id, null, [new TicketCommand.JudgeRepeat(null, "另一处漏水")], new Actor("agent1"), Ct));
        using var page = TicketPageParts.Open(host);
        var mark = page.Render<RepeatMark>(p => p.Add(x => x.Ticket, judged).Add(x => x.Me, new Actor("agent1")).Add(x => x.CanEdit, true));
        await mark.Find("[data-testid=repeat-is]").ClickAsync();
        await mark.Find("[data-testid=repeat-number]").InputAsync("T-000101-9999");
        await mark.Find("form").SubmitAsync();
        mark.FindAll("[data-testid=repeat-number]").Count.ShouldBe(1, "no such ticket");
        await mark.Find("[data-testid=repeat-number]").InputAsync(earlier.Number);
        await mark.Find("form").SubmitAsync();
        var named = (await host.Services.GetRequiredService<TicketQuery>().FindAsync(ticket.Id, Ct))!.Ticket;
        (named.RepeatOfId, named.NotRepeatReason).ShouldBe((earlier.Id, null));
    }

    [Fact]
    public async Task AStepToAVisit_WhoseLastPlaceWasSoldMeanwhile_IsRefused()
    {
        var ticket = await OpenAsync();
        using var page = TicketPageParts.Open(host);
        using var sales = new VisitSales(new SoldMeanwhile());
        page.Services.AddSingleton<IVisitCapacity>(new SoldMeanwhile());
        page.Services.AddSingleton(sales);
        var steps = page.Render<TicketSteps>(p => p.Add(x => x.Ticket, ticket).Add(x => x.Me, new Actor("agent1")));
        await steps.Find("[data-step=Scheduled]").ClickAsync();
        await steps.Find("form").SubmitAsync();
        steps.Markup.ShouldContain("约满");
        (await host.Services.GetRequiredService<TicketQuery>().FindAsync(ticket.Id, Ct))!.Ticket.Status.ShouldBe(TicketStatus.Open);
    }

    [Fact]
    public async Task Calls_AreListed_AndARecordingOfAnothersCallIsNotOffered()
    {
        var recorded = (await host.Services.GetRequiredService<RecordingQuery>().ListAsync(new RecordingFilter(), RecordingSort.Newest, 50, null, Ct)).First(r => r.Interaction.AgentId is { Length: > 0 } && r.Interaction.AgentId != "agent20");
        var ticket = await OpenAsync();
        await Saved(host.Services.GetRequiredService<TicketCallStore>().LinkAsync(ticket.Id, recorded.Interaction.Id, new Actor("supervisor1"), mayLinkAny: true, hasItNow: false, Ct));
        using var page = TicketPageParts.Open(host);
        var stranger = page.As<TicketCalls>("agent20", Roles.Agent, p => p.Add(x => x.Ticket, ticket.Id).Add(x => x.Me, new Actor("agent20")));
        await stranger.WaitForElementAsync("[data-testid=recording-denied]");
        stranger.FindAll("[data-testid=hear]").ShouldBeEmpty();
        var supervisor = page.As<TicketCalls>("supervisor1", Roles.Supervisor, p => p.Add(x => x.Ticket, ticket.Id).Add(x => x.Me, new Actor("supervisor1")));
        await supervisor.WaitForElementAsync("[data-testid=hear], [data-testid=recording-state]");
        supervisor.FindAll("[data-testid=recording-denied]").ShouldBeEmpty();
    }

    [Fact]
    public async Task ANote_IsWrittenDown_AndOneWithATimeIsAPromise()
    {
        var ticket = await OpenAsync();
        using var page = TicketPageParts.Open(host);
        var part = page.Render<TicketNotes>(p => p.Add(x => x.Ticket, ticket).Add(x => x.Me, new Actor("agent1", "desk-7")));
        await part.Find("[data-testid=note-text]").InputAsync("客户下午在家");
        await part.Find("[data-testid=note-form]").SubmitAsync();
        var query = host.Services.GetRequiredService<TicketQuery>();
        var card = (await query.FindAsync(ticket.Id, Ct))!;
        (card.Timeline[^1].Type, card.Timeline[^1].Workstation).ShouldBe(("NoteAdded", "desk-7"));

        part.Render(p => p.Add(x => x.Ticket, card.Ticket));
        await part.Find("[data-testid=note-text]").InputAsync("明年回电");
        await part.Find("[data-testid=note-for]").InputAsync("2200-01-02T10:30");
        await part.Find("[data-testid=note-form]").SubmitAsync();
        var promised = (await query.FindAsync(ticket.Id, Ct))!.Ticket;
        (promised.PromiseText, promised.PromisedFor).ShouldBe(("明年回电", new DateTimeOffset(2200, 1, 2, 10, 30, 0, TimeSpan.FromHours(8))));
    }

    [Fact]
    public void Formats_OfALimit_TellLateSoonAndMissed()
    {
        var now = new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);
        var clock = new Crm.Domain.ServiceLevels.ServiceClock { TicketId = new TicketId(Guid.Empty), Limit = Crm.Domain.ServiceLevels.TimeLimit.Completion, StartedAt = now.AddHours(-10), DueAt = now.AddHours(10) };
        LimitFormat.Level(clock, now).ShouldBe("ok");
        LimitFormat.Level(clock, now.AddHours(9)).ShouldBe("soon");
        LimitFormat.Level(clock, now.AddHours(11)).ShouldBe("late");
        LimitFormat.Level(clock with { StoppedAt = now.AddHours(11) }, now.AddHours(12)).ShouldBe("missed");
        LimitFormat.Level(clock with { StoppedAt = now.AddHours(9) }, now.AddHours(12)).ShouldBe("met");
    }

    private sealed class SoldMeanwhile : IVisitCapacity
    {
        private static readonly AppointmentSlot Slot = new(new DateTimeOffset(2200, 1, 2, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2200, 1, 2, 4, 0, 0, TimeSpan.Zero));

        public Task<IReadOnlyList<VisitOffer>> NextAsync(string? regionCode, string? categoryCode, int count, CancellationToken ct) => Task.FromResult<IReadOnlyList<VisitOffer>>([new VisitOffer(Slot, new VisitPlaces(new DateOnly(2200, 1, 2), default, 1, 0))]);

        public Task<VisitOffer> AtAsync(string? regionCode, string? categoryCode, AppointmentSlot slot, CancellationToken ct) => Task.FromResult(new VisitOffer(slot, new VisitPlaces(new DateOnly(2200, 1, 2), default, 1, 1)));
    }

    private TicketStore Store => host.Services.GetRequiredService<TicketStore>();

    private static async Task<T> Saved<T>(Task<SaveResult<T>> save) => (await save).ShouldBeOfType<SaveResult<T>.Saved>().Value;

    private async Task<Ticket> OpenAsync() => await Saved(Store.OpenAsync(
        new OpenTicket(new TicketDetails { Type = TicketType.Repair, ReporterName = "钱二", CategoryCode = "WM", SymptomCode = "WM-S03", Description = "不脱水" }), new Actor("agent1"), Ct));
}
