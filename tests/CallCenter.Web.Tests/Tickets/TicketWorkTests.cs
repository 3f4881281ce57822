using Bunit;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.Tickets;
using CallCenter.Web.Tests.Host;
using CallCenter.Web.Tests.Ui;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Queries;
using Persistence.Tickets;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Tickets;

/// <summary>What people do together on the ticket's page: edit, talk, tasks, files; the hint of a repeat; what names me.</summary>
[Collection(HostTests.Name)]
public sealed class TicketWorkTests(RunningHost host)
{
    private static readonly Actor Agent = new("agent19", "10.0.0.9 · Chrome 142 · Windows · k3f9a2");

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh-CN", "描述")]
    [InlineData("en", "Description")]
    public async Task AnEdit_IsSaved_ShownFieldByField_AndTakenBack(string culture, string word)
    {
        var ticket = await OpenAsync();
        using var page = Open(culture);
        var form = page.Render<TicketEdit>(p => p.Add(x => x.Ticket, ticket).Add(x => x.Me, Agent));
        await form.Find("[data-testid=edit-description]").InputAsync("不脱水，有异响");
        await form.Find("form").SubmitAsync();
        var card = await CardAsync(ticket);
        (card.Ticket.Description, card.Timeline[^1].Workstation).ShouldBe(("不脱水，有异响", Agent.Workstation));

        var changes = page.Render<TicketFactChanges>(p => p.Add(x => x.Row, card.Timeline[^1]).Add(x => x.Ticket, card.Ticket).Add(x => x.Labels, new Dictionary<string, string>()).Add(x => x.Me, Agent).Add(x => x.CanEdit, true));
        changes.Find("[data-field=description]").TextContent.ShouldContain(word);
        changes.Find("[data-field=description]").TextContent.ShouldContain("不脱水，有异响");
        var undo = page.Toasts.Items.Single(t => t.Undo is not null);
        await undo.Undo!();
        (await CardAsync(ticket)).Ticket.Description.ShouldBe("不脱水");
    }

    [Fact]
    public async Task AValueOfTheHistory_IsPutBack_ByWhoMayEdit()
    {
        var ticket = await OpenAsync();
        await Saved(Store.ChangeAsync(ticket.Id, ticket.Version, [new TicketCommand.Edit(TicketDetails.Of(ticket) with { AppointmentWish = "周末", Description = "别的" })], Agent, Ct));
        var card = await CardAsync(ticket);
        using var page = Open();
        var reader = page.Render<TicketFactChanges>(p => p.Add(x => x.Row, card.Timeline[^1]).Add(x => x.Ticket, card.Ticket).Add(x => x.Labels, new Dictionary<string, string>()).Add(x => x.Me, Agent));
        reader.FindAll("[data-testid=restore-value]").ShouldBeEmpty();
        var editor = page.Render<TicketFactChanges>(p => p.Add(x => x.Row, card.Timeline[^1]).Add(x => x.Ticket, card.Ticket).Add(x => x.Labels, new Dictionary<string, string>()).Add(x => x.Me, Agent).Add(x => x.CanEdit, true));
        await editor.Find("[data-field=description] [data-testid=restore-value]").ClickAsync();
        var now = (await CardAsync(ticket)).Ticket;
        (now.Description, now.AppointmentWish).ShouldBe(("不脱水", "周末"), "the other field stays");
    }

    [Fact]
    public async Task TwoWhoEditAtOnce_SeeTheFieldBothChanged_AndChoose()
    {
        var ticket = await OpenAsync();
        using var page = Open();
        var form = page.Render<TicketEdit>(p => p.Add(x => x.Ticket, ticket).Add(x => x.Me, Agent));
        await form.Find("[data-testid=edit-description]").InputAsync("我的");
        await form.Find("[data-testid=edit-wish]").InputAsync("下午");
        await Saved(Store.ChangeAsync(ticket.Id, ticket.Version, [new TicketCommand.Edit(TicketDetails.Of(ticket) with { Description = "他的", ReporterName = "孙三" })], new Actor("agent18"), Ct));
        await form.Find("form").SubmitAsync();
        form.FindAll("[data-testid=conflict]").Select(c => c.GetAttribute("data-field")).ShouldBe(["description"]);
        form.Find("[data-testid=conflict]").TextContent.ShouldContain("他的");
        await form.FindAll("[data-testid=conflict] button, [data-testid=conflict] [role=radio]")[1].ClickAsync();
        await form.Find("form").SubmitAsync();
        var now = (await CardAsync(ticket)).Ticket;
        (now.Description, now.ReporterName, now.AppointmentWish).ShouldBe(("他的", "孙三", "下午"));
    }

    [Fact]
    public async Task APriority_AsksForItsReason_AndAPhoneThatIsNoneIsNamed()
    {
        var ticket = await OpenAsync();
        using var page = Open();
        var form = page.Render<TicketEdit>(p => p.Add(x => x.Ticket, ticket).Add(x => x.Me, Agent));
        await form.Find("[data-testid=edit-phone]").InputAsync("abc");
        await form.Find("form").SubmitAsync();
        form.Markup.ShouldContain("不是电话号码");
        await form.Find("[data-testid=edit-phone]").InputAsync("139 0000 0011");
        await form.FindAll("[data-testid=edit-priority] button, [data-testid=edit-priority] [role=radio]")[2].ClickAsync();
        await form.Find("form").SubmitAsync();
        form.Markup.ShouldContain("请写明原因");
        await form.Find("[data-testid=edit-priority-reason]").InputAsync("家有老人");
        await form.Find("form").SubmitAsync();
        var now = (await CardAsync(ticket)).Ticket;
        (now.Priority, now.PriorityReason, now.ReporterE164).ShouldBe((TicketPriority.Urgent, "家有老人", "+8613900000011"));
    }

    [Fact]
    public async Task AMessage_IsPushedToTheColleaguesPage_AndItsReadReceiptBack()
    {
        var ticket = await OpenAsync();
        using var mine = Open();
        using var his = Open();
        var writer = mine.Render<TicketMessages>(p => p.Add(x => x.Ticket, ticket.Id).Add(x => x.Me, Agent));
        var reader = his.Render<TicketMessages>(p => p.Add(x => x.Ticket, ticket.Id).Add(x => x.Me, new Actor("agent18")));
        await writer.WaitForElementAsync("[data-testid=message-text]");
        await writer.Find("[data-testid=message-text]").InputAsync("请 @agent18");
        await (await writer.WaitForElementAsync("[data-testid=mention][data-name=agent18]")).ClickAsync();
        await writer.Find("[data-testid=message-text]").InputAsync("请 @agent18 看铭牌");
        await writer.Find("form").SubmitAsync();
        await reader.WaitForElementAsync("[data-testid=message][data-unread=true]");
        reader.Find("[data-testid=unread]").TextContent.ShouldContain("1");
        reader.Find("mark").TextContent.ShouldBe("@agent18");
        await reader.Find("[data-testid=ticket-messages]").FocusInAsync();
        reader.WaitForAssertion(() => reader.FindAll("[data-unread=true]").ShouldBeEmpty());
        writer.WaitForAssertion(() => writer.Find("[data-testid=reads]").TextContent.ShouldContain("已读"));
    }

    [Fact]
    public async Task WhatNamesMe_IsCountedInTheShell_AndListedOnAPlaceOfItsOwn_WithMyTasks()
    {
        var ticket = await OpenAsync();
        const string me = "auditor1";
        await Saved(host.Services.GetRequiredService<TicketTalk>().SendAsync(ticket.Id, "@auditor1 请核对", Agent, Ct));
        await Saved(host.Services.GetRequiredService<TicketTaskStore>().AddAsync(ticket.Id, "核对发票", me, null, null, [me], Agent, Ct));
        using var page = Open();
        page.ComponentFactories.AddStub<DeskBar>();
        var shell = page.As<MentionCount>(me, Roles.Auditor, p => p.Add(x => x.Person, new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity([new(System.Security.Claims.ClaimTypes.Name, me)], "test"))));
        await shell.WaitForElementAsync("[data-testid=mention-count]");
        var list = page.As<MentionsPage>(me, Roles.Auditor, _ => { });
        await list.WaitForElementAsync($"[data-testid=mention-row] a[href='/tickets/{ticket.Number}']");
        list.FindAll("[data-testid=my-task]").ShouldContain(t => t.TextContent.Contains("核对发票"));
        await host.Services.GetRequiredService<TicketTalk>().ReadAsync(ticket.Id, me, Ct);
        list.WaitForAssertion(() => list.FindAll($"[data-testid=mention-row] a[href='/tickets/{ticket.Number}']").ShouldBeEmpty());
    }

    [Fact]
    public async Task ATask_IsGivenToAGroup_AndTickedOff()
    {
        var ticket = await OpenAsync();
        using var page = Open();
        var part = page.Render<TicketTasks>(p => p.Add(x => x.Ticket, ticket).Add(x => x.Me, Agent).Add(x => x.CanEdit, true));
        await part.Find("[data-testid=group-name]").InputAsync("二线");
        foreach (var typed in new[] { "parts1", "agent18" })
        {
            await part.Find("[data-testid=group-members]").InputAsync(typed);
            await part.Find("[data-testid=group-option]").MouseDownAsync(new());
        }

        part.FindAll("[data-testid=group-member]").Select(m => m.GetAttribute("data-name")).ShouldBe(["parts1", "agent18"]);
        await part.Find("[data-testid=group-form]").SubmitAsync();
        await part.WaitForElementAsync("[data-testid=group][data-ended=false]");
        await part.Find("[data-testid=task-text]").InputAsync("查库存");
        await part.Find("[data-testid=task-owner] select, select[data-testid=task-owner]").ChangeAsync("0");
        await part.Find("[data-testid=task-form]").SubmitAsync();
        (await part.WaitForElementAsync("[data-testid=task][data-done=false]")).TextContent.ShouldContain("二线");
        await part.Find("[data-testid=task-done]").ClickAsync();
        await part.WaitForElementAsync("[data-testid=task][data-done=true]");
    }

    [Fact]
    public async Task AGroupsMember_IsFoundByPinyin_TakenOut_AndAStrangerIsRefused()
    {
        var ticket = await OpenAsync();
        var colleague = (await host.Services.GetRequiredService<TicketPeople>().AllAsync(Ct)).First(p => p.Label.Length > 1 && p.Label[0] >= '\u4E00');
        using var page = Open();
        var part = page.Render<TicketTasks>(p => p.Add(x => x.Ticket, ticket).Add(x => x.Me, Agent).Add(x => x.CanEdit, true));
        await part.Find("[data-testid=group-members]").InputAsync(Crm.Domain.Customers.Pinyin.Of(colleague.Label).Initials);
        part.FindAll("[data-testid=group-option]").ShouldContain(o => o.TextContent.Contains(colleague.Label, StringComparison.Ordinal));
        await part.Find("[data-testid=group-members]").InputAsync(colleague.Name);
        await part.Find("[data-testid=group-option]").MouseDownAsync(new());
        var chosen = part.Find("[data-testid=group-member]");
        await part.Find("[data-testid=group-members]").InputAsync(chosen.GetAttribute("data-name")!);
        part.FindAll("[data-testid=group-option]").ShouldNotContain(o => o.TextContent.EndsWith(" " + chosen.GetAttribute("data-name"), StringComparison.Ordinal), "who is in is not offered again");
        await part.Find("[data-testid=group-member]").ClickAsync(new());
        part.FindAll("[data-testid=group-member]").ShouldBeEmpty();
        await part.Find("[data-testid=group-name]").InputAsync("三线");
        await part.Find("[data-testid=group-members]").InputAsync("nobody-here");
        await part.Find("[data-testid=group-form]").SubmitAsync();
        page.Toasts.Items[^1].Text.ShouldContain("nobody-here");
        part.FindAll("[data-testid=group]").ShouldBeEmpty();
    }

    [Fact]
    public async Task AFile_IsAdded_Deleted_AndBroughtBack()
    {
        var ticket = await OpenAsync();
        using var page = Open();
        var part = page.Render<TicketFiles>(p => p.Add(x => x.Ticket, ticket.Id).Add(x => x.Me, Agent).Add(x => x.CanEdit, true));
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];
        part.FindComponent<Microsoft.AspNetCore.Components.Forms.InputFile>().UploadFiles(InputFileContent.CreateFromBinary(png, "铭牌.png"), InputFileContent.CreateFromText("text", "x.png"));
        (await part.WaitForElementAsync("[data-testid=attachment]")).TextContent.ShouldContain("铭牌.png");
        page.Toasts.Items.ShouldContain(t => t.Kind == "error", "the other is no picture, whatever its name says");
        await part.Find("[data-testid=attachment-delete]").ClickAsync();
        part.WaitForAssertion(() => part.FindAll("[data-testid=attachment]").ShouldBeEmpty());
        await page.Toasts.Items.Single(t => t.Undo is not null).Undo!();
        await part.WaitForElementAsync("[data-testid=attachment]");
    }

    [Fact]
    public async Task TheForm_HintsAtARepeat_AsSoonAsUnitAndFaultAreKnown()
    {
        UnitId unit;
        await using (var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct))
        {
            unit = await db.Units.Where(u => !db.Tickets.Any(t => t.UnitId == u.Id)).OrderBy(u => u.SerialNo).Select(u => u.Id).FirstAsync(Ct);
        }

        var earlier = await Saved(Store.OpenAsync(new OpenTicket(new TicketDetails { Type = TicketType.Repair, ReporterName = "钱二", UnitId = unit, SymptomCode = "WM-S03", Description = "不脱水" }), Agent, Ct));
        using var page = Open();
        var hint = page.Render<RepeatHint>(p => p.Add(x => x.Unit, unit).Add(x => x.Type, TicketType.Repair));
        hint.FindAll("[data-testid=repeat-hint]").ShouldBeEmpty("the fault is not known yet");
        hint.Render(p => p.Add(x => x.Symptom, "WM-S03"));
        (await hint.WaitForElementAsync("[data-testid=repeat-hint]")).TextContent.ShouldContain(earlier.Number);
        hint.Markup.ShouldContain("还没有结束");
        await Saved(Store.ChangeAsync(earlier.Id, null, [new TicketCommand.StartWork(), new TicketCommand.CompleteWork("好")], Agent, Ct));
        hint.Render(p => p.Add(x => x.Symptom, ""));
        hint.FindAll("[data-testid=repeat-hint]").ShouldBeEmpty();
        hint.Render(p => p.Add(x => x.Symptom, "WM-S03"));
        await hint.WaitForElementAsync("[data-testid=repeat-hint]");
        hint.Markup.ShouldContain("维修保证到");
    }

    private PageContext Open(string culture = "zh-CN")
    {
        var page = TicketPageParts.Open(host, culture);
        page.Services.AddSingleton<TicketFieldText>();
        Share<TicketTalk>();
        Share<TicketPeople>();
        Share<TicketMessageStore>();
        Share<TicketTaskStore>();
        Share<TicketAttachmentStore>();
        Share<AttachmentShelf>();
        Share<TicketLabels>();
        Share<CatalogueQuery>();
        Share<RepeatQuery>();
        return page;

        void Share<T>()
            where T : class => page.Services.AddSingleton(host.Services.GetRequiredService<T>());
    }

    private TicketStore Store => host.Services.GetRequiredService<TicketStore>();

    private async Task<TicketCard> CardAsync(Ticket ticket) => (await host.Services.GetRequiredService<TicketQuery>().FindAsync(ticket.Id, Ct))!;

    private static async Task<T> Saved<T>(Task<SaveResult<T>> save) => (await save).ShouldBeOfType<SaveResult<T>.Saved>().Value;

    private async Task<Ticket> OpenAsync() => await Saved(Store.OpenAsync(
        new OpenTicket(new TicketDetails { Type = TicketType.Repair, ReporterName = "钱二", CategoryCode = "WM", SymptomCode = "WM-S03", Description = "不脱水" }), Agent, Ct));
}
