using System.Security.Claims;
using AfterSales.Tests.Shared;
using Bunit;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Broadcasts;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.Knowledge;
using CallCenter.Web.Features.ScreenPop;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Switchboard;
using Crm.Domain.Scripts;
using KnowledgeBase.Index;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Dispatch;
using Persistence.Queries;
using Persistence.Scripts;
using Persistence.Sqlite;
using Persistence.Users;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Ivr.Flows;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

/// <summary>The whole page over the real session, floor, rules and store.</summary>
public sealed class DeskPageTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TempFolder _folder = new();

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Save_KeepsTheWorkstation_AndWhatWasSaidByWhichEdition(string culture)
    {
        await using var pages = new DeskPages(culture);
        await using var floor = await TestFloor.OpenAsync();
        var scripts = floor.Services.GetRequiredService<ScriptStore>();
        var draft = (await scripts.BeginAsync(new Script { Place = ScriptPlace.Category, Scope = "AC", Steps = [new ScriptStep("ac.1", "请关机十分钟。", "Please switch it off for ten minutes.", true)] }, new Actor("admin"), Ct)).ShouldBeOfType<SaveResult<Script>.Saved>().Value;
        (await scripts.ReleaseAsync(draft.Id, draft.Version, null, new Actor("admin"), Ct)).ShouldBeOfType<SaveResult<Script>.Saved>();
        await floor.CustomerAsync("周敏", "13812348000");
        using var desk = await floor.ReadyDeskAsync(Floor.Lin);
        await floor.RingAsync(desk, "13812348000");
        (await desk.AnswerAsync(Ct)).ShouldBeTrue();
        var page = await PageAsync(pages, floor, desk);

        desk.Keep(desk.Draft! with { Category = "AC", Symptom = "AC-S01" });
        page.WaitForAssertion(() => page.Find("[data-testid=script]").GetAttribute("data-step").ShouldBe("ac.1"), Patience);
        await page.Find("[data-testid=ticket-form]").SubmitAsync(new());
        page.WaitForAssertion(() => page.Find("[data-testid=script] [role=alert]").TextContent.ShouldNotBeEmpty(), Patience);
        desk.Draft!.IsSaved.ShouldBeFalse("a sentence that must be said was not");
        await page.Find("[data-testid=script-said]").ClickAsync(new());
        await page.Find("[data-testid=ticket-form]").SubmitAsync(new());
        page.WaitForAssertion(() => desk.Draft!.IsSaved.ShouldBeTrue(), Patience);

        await using var db = await floor.DbAsync();
        (await db.TicketTimeline.Select(t => t.Workstation).Distinct().ToListAsync(Ct)).ShouldBe(["desk-7"]);
        var tick = await db.ScriptTicks.SingleAsync(Ct);
        (tick.Code, tick.Edition, tick.SaidBy, tick.IsRequired).ShouldBe(("ac.1", 1, Floor.Lin.Value, true));
        tick.Text.ShouldBe(culture == "en" ? "Please switch it off for ten minutes." : "请关机十分钟。");
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Training_OnThePage_ShowsBarTicketAndResult_AndTheStoreHasNothing(string culture)
    {
        await using var pages = new DeskPages(culture);
        await using var floor = await TestFloor.OpenAsync();
        using var desk = await floor.ReadyDeskAsync(Floor.Lin);
        var page = await PageAsync(pages, floor, desk);
        await page.Find("[data-testid=practice]").ClickAsync(new());
        await page.Find("[data-testid=practice-start][data-exercise=KnownCustomer]").ClickAsync(new());
        page.WaitForAssertion(() => page.Find("[data-testid=practice-bar]").GetAttribute("data-exercise").ShouldBe("KnownCustomer"), Patience);
        await Eventually.IsTrueAsync(() => desk is { Practice: not null, View.Rings: true, Draft: not null }, "it rings");
        (await desk.AnswerAsync(Ct)).ShouldBeTrue();
        desk.Keep(desk.Draft! with { Symptom = "AC-S01", SymptomText = "不制冷" });
        page.WaitForAssertion(() => page.Find("[data-testid=ticket-form]").GetAttribute("data-contact").ShouldBe(desk.Practice!.Interaction.Value.ToString()), Patience);

        await page.Find("[data-testid=ticket-form]").SubmitAsync(new());
        page.WaitForAssertion(() => page.Find("[data-testid=ticket-number]").TextContent.ShouldBe("P-0001"), Patience);
        (await desk.HangUpAsync(Ct)).ShouldBeTrue();
        (await desk.AskAsync(new Input.FinishWrapUp(Floor.Lin), Ct)).ShouldBeTrue();
        page.WaitForAssertion(() => page.Find("[data-testid=practice-result]"), Patience);
        page.FindAll("[data-testid=practice-missing] li").Count.ShouldBe(1, "no visit was agreed");
        await using (var db = await floor.DbAsync())
        {
            (await db.Tickets.CountAsync(Ct) + await db.Interactions.CountAsync(Ct) + await db.Outbox.CountAsync(Ct) + await db.Customers.CountAsync(Ct)).ShouldBe(0);
        }

        await page.Find("[data-testid=practice-end]").ClickAsync(new());
        page.WaitForAssertion(() => page.FindAll("[data-testid=practice-bar]").ShouldBeEmpty(), Patience);
        desk.View.Presence.ShouldBe(Presence.NotReady);
    }

    [Fact]
    public async Task Language_ChosenByTheAgent_IsTheCallsFromThenOn()
    {
        await using var pages = new DeskPages("en");
        await using var floor = await TestFloor.OpenAsync();
        using var desk = await floor.ReadyDeskAsync(Floor.Lin);
        var call = await floor.RingAsync(desk, "13812348000");
        (await desk.AnswerAsync(Ct)).ShouldBeTrue();
        var page = await PageAsync(pages, floor, desk);

        await page.FindAll("[data-testid=call-language] button, button[data-testid=call-language]")[1].ClickAsync(new());

        await Eventually.IsTrueAsync(() => floor.Switchboard.Snapshot.State.Calls[call].Language == FlowLanguage.English, "the call is English");
    }

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<IRenderedComponent<DeskPage>> PageAsync(DeskPages pages, TestFloor floor, DeskSession desk)
    {
        pages.JSInterop.SetupModule("./desk/desk.js").Mode = JSRuntimeMode.Loose;
        // Dialling needs trunks, which have tests of their own.
        pages.ComponentFactories.AddStub<DialBox>();
        pages.ComponentFactories.AddStub<DialButton>();
        var services = pages.Services;
        services.AddPersistence(SqliteStore.ForFile(_folder.File("knowledge.db")));
        services.AddSingleton(new AppSettings(new DataSettings(_folder.Path, DataProvider.Sqlite, ""), false, null!, null!, []));
        services.AddKnowledge();
        services.AddSingleton(desk);
        services.AddSingleton<IKeypad>(new NoKeys());
        Share<DeskBooks>();
        Share<DeskReads>();
        Share<LeftCallers>();
        Share<CatalogueQuery>();
        Share<DeskPolicy>();
        Share<ScriptStore>();
        Share<BusinessClock>();
        Share<RecentTargets>();
        Share<ISwitchboard>();
        Share<IVisitCapacity>();
        Share<IScreenPops>();
        services.AddSingleton(ActivatorUtilities.CreateInstance<BroadcastBoard>(floor.Services));
        services.AddSingleton(new DeskCircuit(floor.Services.GetRequiredService<DesktopWatch>(), TimeProvider.System));
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);
        await services.GetRequiredService<IKnowledgeIndex>().SynchroniseAsync(Ct);
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, Floor.Lin.Value), new Claim(ClaimTypes.Role, Roles.Agent), new Claim(PersonClaims.Workstation, "desk-7")], "test"));
        var page = pages.Render<DeskPage>(p => p.AddCascadingValue(Task.FromResult(new AuthenticationState(person))));
        page.WaitForState(() => page.FindAll(".desk .pane--left").Count == 1, Patience);
        return page;

        void Share<T>()
            where T : class => services.AddSingleton(floor.Services.GetRequiredService<T>());
    }

    private sealed class NoKeys : IKeypad
    {
        public Refusal? Press(AgentId agent, InteractionId interaction, char digit) => null;
    }
}
