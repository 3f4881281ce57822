using System.Globalization;
using AfterSales.Tests.Shared;
using AngleSharp.Dom;
using Bunit;
using CallCenter.Web.Composition;
using CallCenter.Web.Features.Admin;
using CallCenter.Web.Features.Admin.Floor;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Host;
using CallCenter.Web.Ui;
using Crm.Domain.Administration;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Administration;
using Persistence.Floor;
using Shouldly;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Xunit;

namespace CallCenter.Web.Tests.Admin;

[Collection(HostTests.Name)]
public sealed class FloorAdminTests(RunningHost host)
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    private FloorPlan Plan => host.Services.GetRequiredService<ISwitchboard>().Snapshot.State.Plan;

    [Theory]
    [InlineData("zh-CN", "燃气安全证", "英语 5", "用餐", "轮流")]
    [InlineData("en", "Gas safety certificate", "English 5", "Meal", "Round robin")]
    public void Pages_InBothLanguages_ShowTheDemoFloor(string culture, string skill, string level, string reason, string strategy)
    {
        Shows<SkillsPage>(culture, skill, "gas-safety");
        Shows<StaffingPage>(culture, level, "agent9");
        Shows<ReasonsPage>(culture, reason, "45");
        Shows<QueuesPage>(culture, strategy, "gold");
    }

    [Fact]
    public void DemoFloor_IsAPlanThatMayBePutInForce_AndUsesEveryStrategyButOne()
    {
        var queues = Plan.Queues.Values.Where(q => q.Id.Value is "repair" or "install" or "complaint" or "gold" or "gas" or "english").ToList();
        queues.SelectMany(q => PlanCheck.Faults(Plan, q)).ShouldBeEmpty();
        queues.Select(q => q.Strategy).Distinct().Count().ShouldBe(6);
        queues.ShouldContain(q => q.Rings.Length == 2);
        queues.ShouldContain(q => q.Overflow != null);
        queues.ShouldContain(q => q.Keys.Callback != null);
        Plan.Agents[new AgentId("agent6")].Skills["gas-safety"].ShouldBe(5);
        Plan.Agents[new AgentId("agent3")].QueueOrder[0].Value.ShouldBe("gold");
        Plan.Reasons["meal"].Limit.ShouldBe(TimeSpan.FromMinutes(45));
    }

    [Fact]
    public async Task Queue_WrongFieldsOfASection_AreNamedThere_AndRightOnesAreInForceAtOnce_WithAuditAndUndo()
    {
        await NewQueueAsync("sections");
        using var context = AdminPages.Open(host, "en");
        var page = context.Render<QueuesPage>();
        await Row(page, "admin-queue-row", "sections").ClickAsync();
        await Section(page, "waiting").ClickAsync();
        await page.TypeAsync("comfort-every", "3");
        await page.TypeAsync("message-longest", "x");
        await Section(page, "routing").ClickAsync();
        await page.TypeAsync("queue-priority", "61");
        await page.At("admin-save").ClickAsync();

        await page.At("why-ask").ClickAsync();
        page.At("why-answer").TextContent.ShouldContain("Nobody free may have it now");
        page.At("queue-form").TextContent.ShouldContain("Priority minutes: “61” is out of range; allowed 0 to 60");
        Section(page, "waiting").TextContent.Trim().ShouldEndWith("2", customMessage: "the section says how many fields are wrong");
        await Section(page, "waiting").ClickAsync();
        page.At("queue-form").TextContent.ShouldContain("Every (s): “3 s” is out of range; allowed 15 s to 600 s");
        page.At("queue-form").TextContent.ShouldContain("Longest (s): “-1 s” is out of range");
        Plan.Queues[new QueueId("sections")].PriorityMinutes.ShouldBe(0);

        await page.TypeAsync("comfort-every", "45");
        await page.TypeAsync("message-longest", "60");
        await Section(page, "routing").ClickAsync();
        await page.TypeAsync("queue-priority", "12");
        await page.At("queue-strategy").ChangeAsync(((int)StrategyKind.FewestCalls).ToString(CultureInfo.InvariantCulture));
        await page.At("need-add").ChangeAsync("0");
        await page.At("ring-add").ClickAsync();
        await Section(page, "exits").ClickAsync();
        await page.At("exit-TimedOut").ChangeAsync(((int)ExitKind.Callback).ToString(CultureInfo.InvariantCulture));
        await page.At("overflow-to").ChangeAsync("0");
        await Section(page, "agents").ClickAsync();
        await page.TypeAsync("misses-OnNoAnswer", "3");
        await page.At("admin-save").ClickAsync();

        var plan = Plan.Queues[new QueueId("sections")];
        (plan.Strategy, plan.PriorityMinutes, plan.Comfort.Every, plan.OnNoAnswer.Misses).ShouldBe((StrategyKind.FewestCalls, 12, TimeSpan.FromSeconds(45), 3));
        (plan.Needs.Length, plan.Rings.Length, plan.Exits.TimedOut.Kind, plan.Overflow!.CallersPerAgent).ShouldBe((1, 1, ExitKind.Callback, 3));
        var audit = await host.Services.GetRequiredService<AuditQuery>().ListAsync(new AuditFilter(Command: "queue.changed"), 50, null, Ct);
        var line = audit.First(a => a.Subject == "queue:sections");
        line.Before!.ShouldContain("\"priorityMinutes\":0");
        line.After!.ShouldContain("\"priorityMinutes\":12");

        await context.Toasts.Items[^1].Undo!();
        Plan.Queues[new QueueId("sections")].PriorityMinutes.ShouldBe(0);
    }

    [Fact]
    public async Task Queue_WithUnsavedChanges_AsksBeforeAnotherIsOpened()
    {
        await NewQueueAsync("guarded");
        using var context = AdminPages.Open(host);
        var page = context.Render<QueuesPage>();
        await Row(page, "admin-queue-row", "guarded").ClickAsync();
        await page.TypeAsync("queue-zh", "改了");
        await Row(page, "admin-queue-row", "repair").ClickAsync();
        page.At("queue-id").GetAttribute("value").ShouldBe("guarded", "what was typed is not lost");
        await page.At("unsaved-stay").ClickAsync();
        page.At("queue-zh").GetAttribute("value").ShouldBe("改了");
        await Row(page, "admin-queue-row", "repair").ClickAsync();
        await page.At("unsaved-discard").ClickAsync();
        page.At("queue-id").GetAttribute("value").ShouldBe("repair");
        context.Services.GetRequiredService<NavigationManager>().NavigateTo("/admin/skills");
        page.FindAll("[data-testid=unsaved-stay]").ShouldBeEmpty("nothing was changed in it");
    }

    [Fact]
    public async Task Skills_NewOne_IsThereForQueuesAndAgents_AndANeededOneStays()
    {
        using var context = AdminPages.Open(host, "en");
        var page = context.Render<SkillsPage>();
        await page.At("admin-new").ClickAsync();
        await page.TypeAsync("skill-code", "Bad Code");
        await page.At("admin-save").ClickAsync();
        page.At("skill-form").TextContent.ShouldContain("“Bad Code” has the wrong form");
        await page.TypeAsync("skill-code", "dryer");
        await page.TypeAsync("skill-zh", "干衣机");
        await page.TypeAsync("skill-en", "Dryers");
        await page.At("admin-save").ClickAsync();
        await Row(page, "skill-row", "gas-safety").ClickAsync();
        await page.At("skill-off").ClickAsync();
        page.At("skill-form").TextContent.ShouldContain("Queues still need this skill: gas");

        using var second = AdminPages.Open(host, "en");
        var staffing = second.Render<StaffingPage>();
        await Row(staffing, "staffing-row", "agent20").ClickAsync();
        await staffing.At("skill-dryer").ChangeAsync("3");
        await staffing.At("serves-install").ClickAsync();
        await staffing.At("place-install").ChangeAsync("0");
        await staffing.At("admin-save").ClickAsync();

        var agent = Plan.Agents[new AgentId("agent20")];
        agent.Skills["dryer"].ShouldBe(4);
        agent.QueueOrder.ShouldBe([new QueueId("install")]);
        Plan.Queues[new QueueId("install")].Members.ShouldContain(agent.Id);
        (await host.Services.GetRequiredService<AuditQuery>().ListAsync(new AuditFilter(Command: "staffing.changed"), 5, null, Ct)).ShouldContain(a => a.Subject == "user:agent20" && a.After!.Contains("dryer"));
        await second.Toasts.Items[^1].Undo!();
        Plan.Agents[new AgentId("agent20")].Skills.ShouldNotContainKey("dryer");
    }

    [Fact]
    public async Task Reasons_NewOne_IsInTheDesksMenuWithItsLimit_InTheReadersLanguage()
    {
        using var context = AdminPages.Open(host, "en");
        var page = context.Render<ReasonsPage>();
        await page.At("admin-new").ClickAsync();
        await page.TypeAsync("reason-code", "fire-drill");
        await page.TypeAsync("reason-zh", "消防演练");
        await page.TypeAsync("reason-en", "Fire drill");
        await page.TypeAsync("reason-limit", "721");
        await page.At("admin-save").ClickAsync();
        page.At("reason-form").TextContent.ShouldContain("Limit (min): “721” is out of range; allowed 1 to 720");
        await page.TypeAsync("reason-limit", "25");
        await page.At("admin-save").ClickAsync();

        Plan.Reasons["fire-drill"].Limit.ShouldBe(TimeSpan.FromMinutes(25));
        var words = host.Services.GetRequiredService<Words>();
        BreakReasons.Of(words).ShouldContain("fire-drill");
        words.NotReady("fire-drill").ShouldBe("Fire drill");
        await page.At("reason-off").ClickAsync();
        Plan.Reasons.ShouldNotContainKey("fire-drill");
        BreakReasons.Of(words).ShouldNotContain("fire-drill");
    }

    [Fact]
    public async Task Skill_ThatWasChanged_IsAsBeforeAfterUndo_AndAStrangersSaveIsNotUndone()
    {
        var skills = host.Services.GetRequiredService<SkillStore>();
        (await skills.SaveAsync(new SkillDraft { Code = "undone", NameZh = "撤销", NameEn = "Undone", Position = 90 }, null, Actor.System, Ct)).ShouldBeOfType<SaveResult<int>.Saved>();
        using var context = AdminPages.Open(host, "en");
        var page = context.Render<SkillsPage>();
        await Row(page, "skill-row", "undone").ClickAsync();
        await page.TypeAsync("skill-en", "Changed");
        await page.At("admin-save").ClickAsync();
        (await NameAsync()).ShouldBe("Changed");
        await context.Toasts.Items[^1].Undo!();
        (await NameAsync()).ShouldBe("Undone");
        page.At("skill-en").GetAttribute("value").ShouldBe("Undone", "the form shows what is in force again");

        await page.At("skill-off").ClickAsync();
        var undo = context.Toasts.Items[^1].Undo!;
        var now = (await skills.ListAsync(Ct)).Single(s => s.Value.Code == "undone");
        (await skills.SaveAsync(now.Value with { NameEn = "Theirs" }, now.Version, Actor.System, Ct)).ShouldBeOfType<SaveResult<int>.Saved>();
        await undo();
        (await NameAsync()).ShouldBe("Theirs");
        context.Toasts.Items[^1].Kind.ShouldBe("error");

        async Task<string> NameAsync() => (await skills.ListAsync(Ct)).Single(s => s.Value.Code == "undone").Value.NameEn;
    }

    [Fact]
    public async Task Reason_ThatWasSwitchedOff_IsInForceAgainAfterUndo()
    {
        using var context = AdminPages.Open(host, "en");
        var page = context.Render<ReasonsPage>();
        await page.At("admin-new").ClickAsync();
        await page.TypeAsync("reason-code", "undone");
        await page.TypeAsync("reason-zh", "撤销");
        await page.TypeAsync("reason-en", "Undone");
        await page.At("admin-save").ClickAsync();
        context.Toasts.Items[^1].Undo.ShouldBeNull("a new one is switched off, there is nothing before it");
        await page.TypeAsync("reason-limit", "30");
        await page.At("admin-save").ClickAsync();
        Plan.Reasons["undone"].Limit.ShouldBe(TimeSpan.FromMinutes(30));
        await context.Toasts.Items[^1].Undo!();
        Plan.Reasons["undone"].Limit.ShouldBeNull();
        await page.At("reason-off").ClickAsync();
        Plan.Reasons.ShouldNotContainKey("undone");
        await context.Toasts.Items[^1].Undo!();
        Plan.Reasons.ShouldContainKey("undone");
        await page.At("reason-off").ClickAsync();
        Plan.Reasons.ShouldNotContainKey("undone");
    }

    [Fact]
    public async Task Hours_OfAQueueOfItsOwn_CloseItAlone()
    {
        var own = QueueWays.Default with { Hours = new QueueHours(HoursKind.Own, new TimeOnly(6, 0), new TimeOnly(7, 0)) };
        await NewQueueAsync("early", own);
        await NewQueueAsync("office", QueueWays.Default with { Hours = QueueHours.Always with { Kind = HoursKind.Site } });
        // Tuesday 24 November 2026, 06:30 and 10:00 in Shanghai.
        (await OpenAtAsync(new DateTimeOffset(2026, 11, 23, 22, 30, 0, TimeSpan.Zero))).ShouldBe((true, false, true));
        (await OpenAtAsync(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero))).ShouldBe((false, true, true));

        async Task<(bool Early, bool Office, bool Repair)> OpenAtAsync(DateTimeOffset now)
        {
            var plan = await ActivatorUtilities.CreateInstance<FloorPlanFromStore>(host.Services, (TimeProvider)new ManualTimeProvider(now)).LoadAsync(Ct);
            return (plan.Queues[new QueueId("early")].IsOpen, plan.Queues[new QueueId("office")].IsOpen, plan.Queues[new QueueId("repair")].IsOpen);
        }
    }

    [Fact]
    public async Task Check_PromptsThatAreNotOnTheShelf_AreNamed()
    {
        var keeping = host.Services.GetRequiredService<FloorKeeping>();
        var ways = QueueWays.Default with { Comfort = ComfortPlan.None with { Prompts = ["zh-CN/nowhere"] } };
        var refusals = await keeping.CheckAsync(new QueueDraft { Id = "p", NameZh = "提示", NameEn = "Prompts" }, ways, Ct);
        refusals.ShouldHaveSingleItem().ToString().ShouldBe("FieldUnknown (field=Comfort.Prompts, value=zh-CN/nowhere)");
    }

    private async Task NewQueueAsync(string id, QueueWays? ways = null)
    {
        (await host.Services.GetRequiredService<QueueStore>().SaveAsync(new QueueDraft { Id = id, NameZh = id, NameEn = id }, ways ?? QueueWays.Default, null, Actor.System, Ct)).ShouldBeOfType<SaveResult<int>.Saved>();
        await host.Services.GetRequiredService<ILiveConfiguration>().ApplyAsync(Ct);
    }

    private void Shows<TPage>(string culture, params string[] texts)
        where TPage : IComponent
    {
        using var context = AdminPages.Open(host, culture);
        var text = context.Render<TPage>().Find(".adm").TextContent;
        foreach (var expected in texts)
            text.ShouldContain(expected, customMessage: typeof(TPage).Name);
    }

    private static IElement Section(IRenderedComponent<QueuesPage> page, string section) => page.Find($"[role=tab][data-value={section}]");

    private static IElement Row<TPage>(IRenderedComponent<TPage> page, string testId, string text)
        where TPage : IComponent => page.FindAll($"[data-testid={testId}]").First(r => r.QuerySelectorAll("td").Any(c => c.TextContent.Trim() == text));
}
