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

    [Fact]
    public async Task Reminder_IsForTheUnread_OnceAMinute_AndNotForAMessageThatIsOver()
    {
        await using var floor = await TestFloor.OpenAsync();
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        using var board = new BroadcastBoard(new BroadcastStore(floor.Services.GetRequiredService<StoreWriter>(), floor.Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<AppDb>>(), clock), floor.Switchboard, clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<BroadcastBoard>.Instance);
        var id = (await board.SendAsync(new BroadcastDraft("read me", [], true, clock.GetUtcNow().AddHours(1)), "supervisor1", Ct)).ShouldBeOfType<SaveResult<Guid>.Saved>().Value;

        Rule(await board.RemindAsync(id, "supervisor1", Ct)).ShouldBe(BroadcastRules.RemindedAlready, "it was sent a moment ago");
        clock.Advance(BroadcastRules.RemindPause);
        (await board.RemindAsync(id, "supervisor1", Ct)).ShouldBeOfType<SaveResult<bool>.Saved>();
        board.All.Single().RemindedAt!.Value.ShouldBe(clock.GetUtcNow(), TimeSpan.FromMilliseconds(1));
        Rule(await board.RemindAsync(id, "supervisor1", Ct)).ShouldBe(BroadcastRules.RemindedAlready);
        clock.Advance(TimeSpan.FromHours(1));
        Rule(await board.RemindAsync(id, "supervisor1", Ct)).ShouldBe(BroadcastRules.IsOver);

        static string? Rule(SaveResult<bool> result) => (result as SaveResult<bool>.Refused)?.Refusal.Rule;
    }

    [Fact]
    public async Task Agent_WhoStaysReadyWithoutReading_StandsDownAfterTheGrace_AndMayBeReadyWhenHeHasRead()
    {
        await using var floor = await TestFloor.OpenAsync();
        using var desk = await floor.ReadyDeskAsync(Desk.Floor.Lin);
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        using var board = new BroadcastBoard(new BroadcastStore(floor.Services.GetRequiredService<StoreWriter>(), floor.Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<AppDb>>(), clock), floor.Switchboard, clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<BroadcastBoard>.Instance);
        var id = (await board.SendAsync(new BroadcastDraft("read me", [], true, clock.GetUtcNow().AddHours(1)), "supervisor1", Ct)).ShouldBeOfType<SaveResult<Guid>.Saved>().Value;

        clock.Advance(MustRead.Grace - TimeSpan.FromSeconds(1));
        await board.StandDownAsync(Ct);
        State().Presence.ShouldBe(Telephony.Distribution.Presence.Ready);
        clock.Advance(TimeSpan.FromSeconds(1));
        await board.StandDownAsync(Ct);
        (State().Presence, State().Reason).ShouldBe((Telephony.Distribution.Presence.NotReady, MustRead.Reason));

        board.MustReadFirst(Desk.Floor.Lin).ShouldBeTrue();
        await board.ReadAsync(id, Desk.Floor.Lin.Value, Ct);
        board.MustReadFirst(Desk.Floor.Lin).ShouldBeFalse();
        await floor.DoAsync(new Telephony.Exchange.Input.SetPresence(Desk.Floor.Lin, Telephony.Distribution.Presence.Ready, null, null, "agent1"));
        await board.StandDownAsync(Ct);
        State().Presence.ShouldBe(Telephony.Distribution.Presence.Ready);

        Telephony.Distribution.AgentState State() => floor.Switchboard.Snapshot.State.Agents[Desk.Floor.Lin];
    }

    [Fact]
    public void StandDown_NeverTakesATalk_AndRunsAnewFromAReminder()
    {
        var now = Desk.Floor.Now;
        var message = new Broadcast(Guid.NewGuid(), "read me", [], true, now - MustRead.Grace, now.AddHours(1), "supervisor1", []);
        var ready = Desk.Floor.Agent(Desk.Floor.Lin);
        var busy = Desk.Floor.Agent(Desk.Floor.Lin, Telephony.Distribution.Presence.Busy, Desk.Floor.FirstCall);

        MustRead.StandsDown(message, ready, now).ShouldBeTrue();
        MustRead.StandsDown(message, busy, now).ShouldBeTrue("for after the call: the exchange keeps it until then");
        MustRead.StandsDown(message, busy with { AfterCall = Telephony.Distribution.Presence.NotReady }, now).ShouldBeFalse("he stops by himself");
        MustRead.StandsDown(message, Desk.Floor.Agent(Desk.Floor.Lin, Telephony.Distribution.Presence.NotReady), now).ShouldBeFalse();
        MustRead.StandsDown(message with { RemindedAt = now.AddMinutes(-1) }, ready, now).ShouldBeFalse();
        MustRead.StandsDown(message with { MustRead = false }, ready, now).ShouldBeFalse();
        MustRead.StandsDown(message with { Reads = [new BroadcastRead("AGENT1", now)] }, ready, now).ShouldBeFalse();
        MustRead.StandsDown(message with { Until = now }, ready, now).ShouldBeFalse();
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
