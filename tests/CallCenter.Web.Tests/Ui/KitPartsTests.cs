using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using CallCenter.Web.Ui.Kit;
using Crm.Domain.Customers;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Ui;

/// <summary>The kit's later components: keys, what is read out, and the limits that keep a page small.</summary>
public sealed class KitPartsTests
{
    private static readonly DateOnly Sunday = new(2026, 3, 15);

    [Theory]
    [InlineData("2026-3-5", "2026-03-05")]
    [InlineData("２０２６/０３/０５", "2026-03-05")]
    [InlineData("20260305", "2026-03-05")]
    [InlineData("2026年3月5日", "2026-03-05")]
    [InlineData("3-20", "2026-03-20")]
    [InlineData("12-31", "2025-12-31")]
    [InlineData("18", "2026-03-18")]
    [InlineData("+3", "2026-03-18")]
    [InlineData("明天", "2026-03-16")]
    [InlineData("t", "2026-03-15")]
    [InlineData("2026-02-29", null)]
    [InlineData("2026-13-01", null)]
    [InlineData("+99999", null)]
    [InlineData("now()", null)]
    [InlineData("", null)]
    public void DayText_OfUsualForms_IsTheDay(string typed, string? day) => (DayText.Read(typed, Sunday) is { } read ? DayText.Write(read) : null).ShouldBe(day);

    [Theory]
    [InlineData("9", "09:00")]
    [InlineData("930", "09:30")]
    [InlineData("１４：０５", "14:05")]
    [InlineData("9点半", "09:30")]
    [InlineData("2pm", "14:00")]
    [InlineData("24:00", null)]
    [InlineData("9:75", null)]
    [InlineData("soon", null)]
    public void ClockText_OfUsualForms_IsTheTime(string typed, string? time) => (ClockText.Read(typed) is { } read ? ClockText.Write(read) : null).ShouldBe(time);

    [Fact]
    public void DateField_Typed_ShowsTheWeekdayAndTellsTheDay()
    {
        using var page = new PageContext();
        DateOnly? told = null;
        var field = page.Render<DateField>(p => p.Add(f => f.Label, "日期").Add(f => f.TodayIs, Sunday).Add(f => f.ValueChanged, d => told = d));

        field.Find("input").Change("3-16");

        told.ShouldBe(new DateOnly(2026, 3, 16));
        field.Find("input").GetAttribute("value").ShouldBe("2026-03-16");
        field.Markup.ShouldContain("周一");
    }

    [Fact]
    public void DateField_NoDay_KeepsWhatWasTypedAndIsMarked()
    {
        using var page = new PageContext();
        var told = 0;
        var field = page.Render<DateField>(p => p.Add(f => f.Label, "日期").Add(f => f.TodayIs, Sunday).Add(f => f.Max, Sunday).Add(f => f.ValueChanged, (DateOnly? _) => told++));

        field.Find("input").Change("2026-03-16");

        told.ShouldBe(0);
        field.Find("input").GetAttribute("value").ShouldBe("2026-03-16");
        field.Find("input").GetAttribute("aria-invalid").ShouldBe("true");
    }

    [Fact]
    public void DateField_MonthByKeys_GoesByDayWeekAndMonthAndChoosesByEnter()
    {
        using var page = new PageContext();
        DateOnly? told = null;
        var field = page.Render<DateField>(p => p.Add(f => f.Label, "日期").Add(f => f.Value, Sunday).Add(f => f.ValueChanged, d => told = d));
        field.Find("input").KeyDown(new KeyboardEventArgs { Key = "ArrowDown", AltKey = true });
        IElement Days() => field.Find("[data-days]");

        Days().KeyDown(Key.Right);
        Days().KeyDown(Key.Down);
        Days().KeyDown(new KeyboardEventArgs { Key = "PageDown" });
        field.Find($"#{Days().GetAttribute("aria-activedescendant")}").GetAttribute("aria-label").ShouldBe("2026-04-23 周四");
        Days().KeyDown(Key.Enter);

        told.ShouldBe(new DateOnly(2026, 4, 23));
        field.FindAll("[data-days]").ShouldBeEmpty();
    }

    [Fact]
    public void DateField_DayThatIsNotAllowed_IsNotChosen()
    {
        using var page = new PageContext();
        var told = 0;
        var field = page.Render<DateField>(p => p.Add(f => f.Label, "日期").Add(f => f.Value, Sunday).Add(f => f.Max, Sunday).Add(f => f.ValueChanged, (DateOnly? _) => told++));
        field.Find("button").Click();

        field.Find("[data-days]").KeyDown(Key.Right);
        field.Find("[data-days]").KeyDown(Key.Enter);

        told.ShouldBe(0);
        field.FindAll("[aria-disabled=true]").ShouldNotBeEmpty();
        field.Find("[data-days]").KeyDown(Key.Escape);
        field.FindAll("[data-days]").ShouldBeEmpty();
    }

    [Fact]
    public void TimeField_Arrows_MoveByTheQuarter()
    {
        using var page = new PageContext();
        TimeOnly? told = null;
        var field = page.Render<TimeField>(p => p.Add(f => f.Label, "时间").Add(f => f.Value, new TimeOnly(9, 50)).Add(f => f.ValueChanged, t => told = t));

        field.Find("input").KeyDown(Key.Up);

        told.ShouldBe(new TimeOnly(10, 5));
    }

    [Fact]
    public void SlotPicker_TakenSlot_SaysWhyAndIsNotReachable()
    {
        using var page = new PageContext();
        var told = 0;
        var slots = page.Render<SlotPicker<int>>(p => p.Add(s => s.Label, "上门").Add(s => s.ValueChanged, v => told = v)
            .Add(s => s.Slots, [new Slot<int>(1, Sunday, "上午", "已约满"), new Slot<int>(2, Sunday, "下午")]));

        var radios = slots.FindAll("[role=radio]");
        radios[0].HasAttribute("disabled").ShouldBeTrue();
        radios[0].GetAttribute("aria-label")!.ShouldContain("已约满");
        radios[1].GetAttribute("tabindex").ShouldBe("0");
        radios[1].Click();

        told.ShouldBe(2);
        slots.FindAll("[aria-checked=true]").Count.ShouldBe(1);
    }

    [Fact]
    public void Tree_ArrowsOpenAndClose_AndTellLevelAndPlace()
    {
        using var page = new PageContext();
        var tree = page.Render<Tree<Region>>(p => p.Add(t => t.Label, "区划").Add(t => t.Roots, Regions.Provinces).Add(t => t.Children, r => Regions.Within(r.Code)).Add(t => t.Text, r => r.Name));
        IElement Root() => tree.Find("[role=tree]");
        var closed = tree.FindAll("[role=treeitem]").Count;

        Root().KeyDown("s");
        Root().KeyDown("d");
        tree.Find("[data-active]").TextContent.ShouldBe("山东省");
        Root().KeyDown(Key.Right);
        tree.FindAll("[role=treeitem]").Count.ShouldBeGreaterThan(closed);
        tree.Find("[data-active]").GetAttribute("aria-expanded").ShouldBe("true");
        Root().KeyDown(Key.Right);
        tree.Find("[data-active]").GetAttribute("aria-level").ShouldBe("2");
        tree.Find("[data-active]").GetAttribute("aria-posinset").ShouldBe("1");
        Root().KeyDown(Key.Left);
        Root().KeyDown(Key.Left);

        tree.FindAll("[role=treeitem]").Count.ShouldBe(closed);
        Root().GetAttribute("aria-activedescendant").ShouldBe(tree.Find("[data-active]").Id);
    }

    [Fact]
    public void Tree_MoreLinesThanItsLimit_AreNotMade()
    {
        using var page = new PageContext();
        var tree = page.Render<Tree<int>>(p => p.Add(t => t.Label, "n").Add(t => t.Roots, [.. Enumerable.Range(0, 5000)]).Add(t => t.Children, _ => []).Add(t => t.Text, n => n.ToString(CultureInfo.InvariantCulture)));

        tree.FindAll("[role=treeitem]").Count.ShouldBe(Tree<int>.MostLines);
    }

    [Fact]
    public void Timeline_LongStory_ShowsMoreByPress()
    {
        using var page = new PageContext();
        var story = page.Render<Timeline<int>>(p => p.Add(t => t.Label, "经过").Add(t => t.Items, [.. Enumerable.Range(0, 120)]).Add(t => t.Time, _ => "0:00").Add(t => t.ChildContent, n => b => b.AddContent(0, n)));

        story.FindAll("li").Count.ShouldBe(50);
        story.Find("[data-testid=timeline-more]").Click();
        story.FindAll("li").Count.ShouldBe(100);
        story.Find("[data-testid=timeline-more]").Click();
        story.FindAll("li").Count.ShouldBe(120);
        story.FindAll("[data-testid=timeline-more]").ShouldBeEmpty();
    }

    [Fact]
    public void ChartHost_FiguresStandInATable_AndMoreThanItsLimitAreNamed()
    {
        using var page = new PageContext();
        var chart = page.Render<ChartHost>(p => p.Add(c => c.Title, "来电").Add(c => c.LabelHead, "时").Add(c => c.ValueHead, "数")
            .Add(c => c.Points, [.. Enumerable.Range(0, 250).Select(n => new ChartPoint($"{n}", n == 3 ? double.NaN : n, $"{n}"))]));

        chart.FindAll("rect").Count.ShouldBe(ChartHost.Most);
        chart.FindAll("tbody tr").Count.ShouldBe(ChartHost.Most);
        chart.Markup.ShouldContain("250");
        chart.Markup.ShouldNotContain("NaN");
        chart.Find("svg").GetAttribute("aria-hidden").ShouldBe("true");
        chart.Find("[data-testid=chart-table]").Click();
        chart.Find(".chart__table").GetAttribute("tabindex").ShouldBe("0");
    }

    [Fact]
    public void PlayerHost_WithoutASound_SaysWhy()
    {
        using var page = new PageContext();
        page.Render<PlayerHost>(p => p.Add(h => h.Missing, "客户拒绝录音")).Markup.ShouldContain("客户拒绝录音");
        page.Render<PlayerHost>(p => p.Add(h => h.Loading, value: true)).Find("[aria-busy=true]").ShouldNotBeNull();
    }

    [Fact]
    public void Splitter_Bar_TellsItsShareAndBounds()
    {
        using var page = new PageContext();
        var bar = page.Render<Splitter>(p => p.Add(s => s.Name, "x").Add(s => s.Label, "分栏").Add(s => s.Usual, 40)).Find("[role=separator]");

        bar.GetAttribute("aria-valuenow").ShouldBe("40");
        bar.GetAttribute("aria-valuemin").ShouldBe("15");
        bar.GetAttribute("tabindex").ShouldBe("0");
    }

    [Theory]
    [InlineData("sd", "山东省")]
    [InlineData("山", "山东省")]
    [InlineData("guangdong", "广东省")]
    public void Combobox_OfItems_FindsByInitialsSyllablesAndCharacters(string typed, string found)
    {
        using var page = new PageContext();
        var combo = page.Render<Combobox<Region>>(p => p.Add(c => c.Label, "省").Add(c => c.Items, Regions.Provinces).Add(c => c.TextOf, r => r.Name).Add(c => c.Option, r => b => b.AddContent(0, r.Name)));

        combo.Find("input").Input(typed);

        combo.FindAll("[role=option]").Select(o => o.TextContent).ShouldContain(found);
        combo.FindAll("[role=option]").Count.ShouldBeLessThanOrEqualTo(Combobox<Region>.MostHits);
    }

    [Fact]
    public async Task Combobox_EnterWhileTheLetterIsStillBeingTold_TakesTheFirstHit()
    {
        await using var page = new PageContext();
        var told = new TaskCompletionSource();
        var chosen = new List<string>();
        var combo = page.Render<Combobox<string>>(p => p.Add(c => c.Label, "症状").Add(c => c.Items, ["不脱水", "不进水"]).Add(c => c.TextOf, t => t).Add(c => c.Option, t => b => b.AddContent(0, t))
            .Add(c => c.TextChanged, () => told.Task).Add(c => c.OnChoose, chosen.Add));
        var typing = combo.Find("input").InputAsync("不脱");
        await combo.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        told.SetResult();
        await typing;

        chosen.ShouldBe(["不脱水"]);
        combo.Find("input").GetAttribute("value").ShouldBe("不脱水");
    }

    [Fact]
    public void Grid_Over100000Rows_MakesOnlyWhatIsSeen()
    {
        using var page = new PageContext();
        var items = Enumerable.Range(0, 100_000).ToList();
        var drawn = 0;
        var grid = page.Render<Grid<int>>(p => p.Add(g => g.Label, "n").Add(g => g.Items, items).Add(g => g.Key, n => n).Add(g => g.Head, b => b.AddMarkupContent(0, "<th>n</th>"))
            .Add(g => g.Row, n => b =>
            {
                drawn++;
                b.AddMarkupContent(0, $"<td>{n}</td>");
            }));
        grid.Find("[role=grid]").KeyDown(Key.Down);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
            grid.Render();
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        drawn.ShouldBeLessThan(5_000);
        bytes.ShouldBeLessThan(20 * 1_600_000, "a list of 100,000 rows and numbers would be 1.6 MB at each redraw");
        grid.Find("[role=grid]").GetAttribute("aria-rowcount").ShouldBe("100001");
    }

    [Fact]
    public void RowList_Slice_HasTheRowsAndTheirNumbers()
    {
        var rows = new RowList<string>(["a", "b", "c"]);

        rows.Skip(1).Take(2).ShouldBe([(1, "b"), (2, "c")]);
        rows.Count.ShouldBe(3);
        Should.Throw<NotSupportedException>(() => rows.Add((3, "d")));
    }

    [Fact]
    public void Grid_ComingBackFromWhatARowOpened_ChoosesThatRowAgain()
    {
        using var page = new PageContext();
        var module = page.JSInterop.SetupModule("./ui/grid.js");
        module.Mode = JSRuntimeMode.Loose;
        module.Setup<string?>("returning", _ => true).SetResult("30");
        var chosen = 0;
        var grid = page.Render<Grid<int>>(p => p.Add(g => g.Label, "n").Add(g => g.Items, [10, 20, 30]).Add(g => g.Key, n => n).Add(g => g.SelectedChanged, n => chosen = n)
            .Add(g => g.Head, b => b.AddMarkupContent(0, "<th>n</th>")).Add(g => g.Row, n => b => b.AddMarkupContent(0, $"<td>{n}</td>")));

        grid.WaitForAssertion(() => chosen.ShouldBe(30));
        grid.Find("[aria-selected=true]").TextContent.ShouldBe("30");
    }

    [Fact]
    public void Grid_Loading_SaysSoInsteadOfEmpty()
    {
        using var page = new PageContext();
        var grid = page.Render<Grid<int>>(p => p.Add(g => g.Label, "n").Add(g => g.Items, []).Add(g => g.Key, n => n).Add(g => g.Loading, value: true)
            .Add(g => g.Head, b => b.AddMarkupContent(0, "<th>n</th>")).Add(g => g.Row, n => b => b.AddContent(0, n)).Add(g => g.Empty, b => b.AddContent(0, "nothing")));

        grid.Find("[aria-busy=true]").ShouldNotBeNull();
        grid.Markup.ShouldNotContain("nothing");
    }

    [Fact]
    public void Toasts_WhileRead_StandStill()
    {
        var clock = new ManualClock(DateTimeOffset.UnixEpoch);
        using var toasts = new Toasts(clock);
        toasts.Ok("done");
        var id = toasts.Items.Single().Id;

        clock.Advance(TimeSpan.FromSeconds(6));
        toasts.Hold(id);
        clock.Advance(TimeSpan.FromMinutes(5));
        toasts.Items.Count.ShouldBe(1);
        toasts.Release(id);
        clock.Advance(TimeSpan.FromSeconds(3));
        toasts.Items.Count.ShouldBe(1);
        clock.Advance(TimeSpan.FromSeconds(1));

        toasts.Items.ShouldBeEmpty();
    }

    [Fact]
    public void CheckBox_SpaceTurnsIt_AndDisabledDoesNot()
    {
        using var page = new PageContext();
        var on = false;
        page.Render<CheckBox>(p => p.Add(c => c.ValueChanged, v => on = v)).Find("[role=checkbox]").KeyDown(Key.Space);
        on.ShouldBeTrue();
        var off = page.Render<CheckBox>(p => p.Add(c => c.Disabled, value: true).Add(c => c.ValueChanged, v => on = v)).Find("[role=checkbox]");
        off.KeyDown(Key.Space);
        off.GetAttribute("tabindex").ShouldBe("-1");
        on.ShouldBeTrue();
    }

    [Fact]
    public void Menu_Items_AreReachedByKeysOnly()
    {
        using var page = new PageContext();
        var menu = page.Render<Menu>(p => p.Add(m => m.Label, "更多").AddChildContent<MenuItem>(i => i.AddChildContent("a")));

        menu.Find("[popovertarget]").GetAttribute("aria-haspopup").ShouldBe("menu");
        menu.Find("[role=menuitem]").GetAttribute("tabindex").ShouldBe("-1");
    }

    [Fact]
    public void Tabs_OnlyTheOpenOne_IsInTheTabOrder()
    {
        using var page = new PageContext();
        string? value = null;
        var tabs = page.Render<Tabs>(p => p.Add(t => t.Label, "x").Add(t => t.Items, [new TabItem("a", "A"), new TabItem("b", "B", 3)]).Add(t => t.Value, "a").Add(t => t.ValueChanged, v => value = v));

        tabs.FindAll("[role=tab]").Select(t => t.GetAttribute("tabindex")).ShouldBe(["0", "-1"]);
        tabs.FindAll("[role=tab]")[1].Click();

        value.ShouldBe("b");
        tabs.Find("[role=tabpanel]").GetAttribute("aria-labelledby").ShouldBe(tabs.FindAll("[role=tab]")[1].Id);
    }

    [Fact]
    public void Dialog_Open_HasItsNameAndClosesByEscape()
    {
        using var page = new PageContext();
        var closed = 0;
        var dialog = page.Render<Dialog>(p => p.Add(d => d.Open, value: true).Add(d => d.Title, "接管").Add(d => d.OnClose, () => closed++));

        var element = dialog.Find("dialog");
        dialog.Find("#" + element.GetAttribute("aria-labelledby")).TextContent.ShouldBe("接管");
        element.TriggerEvent("oncancel", EventArgs.Empty);

        closed.ShouldBe(1);
    }

    [Fact]
    public void Oddities_HostileText_IsTextAndNothingElse()
    {
        using var page = new PageContext();
        var odd = page.Render<KitOddities>();

        odd.FindAll("script").ShouldBeEmpty();
        odd.FindAll("img").ShouldBeEmpty();
        odd.FindAll("[onmouseover]").ShouldBeEmpty();
        odd.FindAll("[data-testid=oddity]").Count.ShouldBe(KitOddities.Texts.Count);
    }
}
