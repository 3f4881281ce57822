using AfterSales.Tests.Shared;
using Bunit;
using CallCenter.Web.Features.Broadcasts;
using CallCenter.Web.Tests.Desk;
using CallCenter.Web.Ui;
using Crm.Domain.Administration;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Floor;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Supervisor;

public sealed class BroadcastTests
{
    private static readonly DateTimeOffset s_until = DateTimeOffset.UtcNow.AddHours(1);

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Message_ForAQueue_IsForItsMembersUntilTheyReadIt_WhatMustBeReadFirst()
    {
        await using var floor = await TestFloor.OpenAsync();
        var board = await BoardAsync(floor);
        await SendAsync(board, "for everybody", [], mustRead: false);
        await SendAsync(board, "for installers", ["install"], mustRead: true);

        board.UnreadOf(Desk.Floor.Lin).Select(b => b.Text).ShouldBe(["for everybody"]);
        var chen = board.UnreadOf(Desk.Floor.Chen);
        chen.Select(b => b.Text).ShouldBe(["for installers", "for everybody"]);
        board.AudienceOf(chen[0]).Select(a => a.Id).ShouldBe([Desk.Floor.Chen]);

        await board.ReadAsync(chen[0].Id, "agent2", Ct);
        board.UnreadOf(Desk.Floor.Chen).Select(b => b.Text).ShouldBe(["for everybody"]);
        board.All.Single(b => b.Text == "for installers").Reads.Single().User.ShouldBe("agent2");

        await board.EndAsync(board.UnreadOf(Desk.Floor.Lin)[0].Id, "supervisor1", Ct);
        board.UnreadOf(Desk.Floor.Lin).ShouldBeEmpty("its time is over");
    }

    [Theory]
    [InlineData("zh-CN", "必读广播", "已阅")]
    [InlineData("en", "Must read", "I have read it")]
    public async Task Banner_ThatMustBeRead_StaysUntilItIsConfirmed(string culture, string title, string confirm)
    {
        await using var floor = await TestFloor.OpenAsync();
        var board = await BoardAsync(floor);
        using var page = new DeskPages(culture);
        page.Services.AddSingleton(board);
        var banner = page.Render<BroadcastBanner>(p => p.Add(b => b.Agent, Desk.Floor.Lin));
        banner.Markup.Trim().ShouldBeEmpty();

        await SendAsync(board, "系统 18:00 维护", [], mustRead: true);
        banner.WaitForElement("[data-testid=broadcast]", TimeSpan.FromSeconds(30)).TextContent.ShouldContain(title);
        var button = banner.Find("[data-testid=broadcast-read]");
        (button.TextContent.Contains(confirm, StringComparison.Ordinal), button.GetAttribute("aria-keyshortcuts")).ShouldBe((true, "Alt+M"));
        await button.ClickAsync(new());

        banner.WaitForAssertion(() => banner.FindAll("[data-testid=broadcast]").ShouldBeEmpty());
        board.All.Single().IsReadBy("agent1").ShouldBeTrue();
    }

    private static async Task<BroadcastBoard> BoardAsync(TestFloor floor)
    {
        await using (var db = await floor.DbAsync())
        {
            db.Queues.Add(new QueueRow { Id = "install", NameZh = "安装", NameEn = "Install" });
            await db.SaveChangesAsync(Ct);
        }

        return ActivatorUtilities.CreateInstance<BroadcastBoard>(floor.Services);
    }

    private static async Task SendAsync(BroadcastBoard board, string text, string[] queues, bool mustRead) =>
        (await board.SendAsync(new BroadcastDraft(text, [.. queues], mustRead, s_until), "supervisor1", Ct)).ShouldBeOfType<SaveResult<Guid>.Saved>();
}
