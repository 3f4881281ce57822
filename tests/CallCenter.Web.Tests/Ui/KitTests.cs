using AngleSharp.Dom;
using Bunit;
using CallCenter.Web.Ui.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Xunit;

namespace CallCenter.Web.Tests.Ui;

public sealed class KitTests
{
    [Fact]
    public void Button_WithKeys_NamesThemForTheScriptAndPrintsTheFirst()
    {
        using var page = new PageContext();
        var pressed = 0;
        var button = page.Render<Button>(p => p.Add(b => b.Keys, "F2 Control+Shift+A").Add(b => b.OnPress, () => pressed++).AddChildContent("接听"));

        button.Find("button").GetAttribute("aria-keyshortcuts").ShouldBe("F2 Control+Shift+A");
        button.Find("kbd").TextContent.ShouldBe("F2");
        button.Find("button").Click();
        pressed.ShouldBe(1);
    }

    [Fact]
    public void Button_WhileBusy_DoesNotPressAgain()
    {
        using var page = new PageContext();
        var pressed = 0;
        var button = page.Render<Button>(p => p.Add(b => b.Busy, value: true).Add(b => b.OnPress, () => pressed++).AddChildContent("x"));

        button.Find("button").Click();

        pressed.ShouldBe(0);
        button.Find("button").GetAttribute("aria-busy").ShouldBe("true");
    }

    [Theory]
    [InlineData("Control+S", "Ctrl S")]
    [InlineData("F2 Control+Shift+A", "F2")]
    [InlineData("j ArrowLeft", "J")]
    [InlineData("?", "?")]
    public void KeyCaps_OfShortcut_AreWhatIsPrintedOnKeys(string keys, string caps) => KeyCaps.Of(keys).ShouldBe(caps);

    [Fact]
    public void Field_WithError_TiesLabelAndErrorToItsControl()
    {
        using var page = new PageContext();
        var field = page.Render<Field>(p => p.Add(f => f.Label, "电话").Add(f => f.Error, "少 3 位").Add(f => f.Required, value: true).AddChildContent<TextBox>());

        var input = field.Find("input");
        field.Find("label").GetAttribute("for").ShouldBe(input.Id);
        input.GetAttribute("aria-invalid").ShouldBe("true");
        field.Find("#" + input.GetAttribute("aria-describedby")).TextContent.ShouldContain("少 3 位");
        input.HasAttribute("required").ShouldBeTrue();
    }

    [Fact]
    public void TextBox_DrawnAgainWhileSomebodyTypes_KeepsHisText()
    {
        using var page = new PageContext();
        var box = page.Render<TextBox>(p => p.Add(b => b.Value, null));
        box.Find("input").Input("138 00");
        box.Render(p => p.Add(b => b.Value, null).Add(b => b.Placeholder, "another"));
        box.Find("input").GetAttribute("value").ShouldBe("138 00");
        box.Render(p => p.Add(b => b.Value, "given"));
        box.Find("input").GetAttribute("value").ShouldBe("given");
    }

    [Fact]
    public void TextArea_DrawnAgainWhileSomebodyTypes_KeepsHisText()
    {
        using var page = new PageContext();
        var area = page.Render<TextArea>(p => p.Add(b => b.Value, "old"));
        area.Find("textarea").Input("old and new");
        area.Render(p => p.Add(b => b.Value, "old").Add(b => b.Rows, 4));
        area.Find("textarea").GetAttribute("value").ShouldBe("old and new");
        area.Render(p => p.Add(b => b.Value, ""));
        area.Find("textarea").GetAttribute("value").ShouldBe("");
    }

    [Fact]
    public void Field_WithSource_SaysWhereTheValueCameFrom()
    {
        using var page = new PageContext();
        var field = page.Render<Field>(p => p.Add(f => f.Label, "地址").Add(f => f.Source, "档案").AddChildContent<TextBox>());

        field.Find(".src").TextContent.ShouldBe("档案");
    }

    [Fact]
    public void Select_OnChange_GivesTheValueAndNotTheText()
    {
        using var page = new PageContext();
        int? chosen = null;
        var select = page.Render<Select<int?>>(p => p.Add(s => s.Label, "n").Add(s => s.Empty, "–").Add(s => s.Value, 2).Add(s => s.ValueChanged, v => chosen = v)
            .Add(s => s.Choices, [new Choice<int?>(1, "one"), new Choice<int?>(2, "two")]));

        select.Find("select").Change("0");
        chosen.ShouldBe(1);
        select.Find("select").Change("-1");
        chosen.ShouldBeNull();
    }

    [Fact]
    public void Segmented_HasOneTabStopAndTellsTheChoice()
    {
        using var page = new PageContext();
        string? chosen = null;
        var seg = page.Render<Segmented<string>>(p => p.Add(s => s.Label, "x").Add(s => s.Value, "b").Add(s => s.ValueChanged, v => chosen = v)
            .Add(s => s.Choices, [new Choice<string>("a", "A"), new Choice<string>("b", "B")]));

        seg.FindAll("[tabindex='0']").Single().GetAttribute("aria-checked").ShouldBe("true");
        seg.FindAll("[role=radio]")[0].Click();
        chosen.ShouldBe("a");
    }

    [Fact]
    public void Combobox_ArrowsAndEnter_TakeAHit()
    {
        using var page = new PageContext();
        string? chosen = null;
        var combo = page.Render<Combobox<string>>(p => p.Add(c => c.Label, "症状").Add(c => c.TextOf, s => s).Add(c => c.OnChoose, s => chosen = s)
            .Add(c => c.Option, s => b => b.AddContent(0, s))
            .Add(c => c.Search, (text, _) => Task.FromResult<IReadOnlyList<string>>([text + "1", text + "2"])));

        combo.Find("input").Input("漏水");
        combo.Find("input").GetAttribute("aria-expanded").ShouldBe("true");
        combo.Find("input").KeyDown(Key.Down);
        combo.FindAll("[role=option]")[1].GetAttribute("aria-selected").ShouldBe("true");
        combo.Find("input").KeyDown(Key.Enter);

        chosen.ShouldBe("漏水2");
        combo.Find("input").GetAttribute("aria-expanded").ShouldBe("false");
    }

    [Fact]
    public void Combobox_EnterBeforeTheHitsCame_TakesTheFirstWhenTheyCome()
    {
        using var page = new PageContext();
        string? chosen = null;
        var hits = new TaskCompletionSource<IReadOnlyList<string>>();
        var combo = page.Render<Combobox<string>>(p => p.Add(c => c.Label, "症状").Add(c => c.TextOf, s => s).Add(c => c.OnChoose, s => chosen = s)
            .Add(c => c.Option, s => b => b.AddContent(0, s)).Add(c => c.Search, (_, _) => hits.Task));

        _ = combo.Find("input").InputAsync(new Microsoft.AspNetCore.Components.ChangeEventArgs { Value = "漏水" });
        combo.Find("input").KeyDown(Key.Enter);
        combo.Find("input").Blur();
        chosen.ShouldBeNull();
        hits.SetResult(["漏水 WM-S04", "漏电"]);

        combo.WaitForAssertion(() => chosen.ShouldBe("漏水 WM-S04"));
        combo.Find("input").GetAttribute("aria-expanded").ShouldBe("false");
    }

    [Fact]
    public void Combobox_EnterWhileComposing_LeavesTheChoiceToTheInputMethod()
    {
        using var page = new PageContext();
        string? chosen = null;
        var combo = page.Render<Combobox<string>>(p => p.Add(c => c.Label, "症状").Add(c => c.TextOf, s => s).Add(c => c.OnChoose, s => chosen = s)
            .Add(c => c.Option, s => b => b.AddContent(0, s))
            .Add(c => c.Search, (text, _) => Task.FromResult<IReadOnlyList<string>>([text])));

        combo.Find("input").Input("lou");
        combo.Find("input").KeyDown(new KeyboardEventArgs { Key = "Enter", IsComposing = true });

        chosen.ShouldBeNull();
    }

    [Fact]
    public void Grid_Arrows_MoveTheActiveRowAndEnterOpensIt()
    {
        using var page = new PageContext();
        int? opened = null;
        var grid = page.Render<Grid<int>>(p => p.Add(g => g.Label, "n").Add(g => g.Items, [10, 20, 30]).Add(g => g.Key, n => n).Add(g => g.OnOpen, n => opened = n)
            .Add(g => g.RowTestId, "r").Add(g => g.Head, b => b.AddMarkupContent(0, "<th>n</th>")).Add(g => g.Row, n => b => b.AddMarkupContent(0, $"<td>{n}</td>")));
        IElement Pane() => grid.Find("[role=grid]");

        Pane().KeyDown(Key.End);
        Pane().KeyDown(Key.Up);
        grid.Find("[data-testid=r][aria-selected=true]").TextContent.ShouldBe("20");
        Pane().GetAttribute("aria-activedescendant").ShouldBe(grid.Find("[aria-selected=true]").Id);
        Pane().KeyDown(Key.Enter);

        opened.ShouldBe(20);
        Pane().GetAttribute("aria-rowcount").ShouldBe("4");
    }

    [Fact]
    public void Duration_Running_LeavesTheTextToTheTicker()
    {
        using var page = new PageContext();
        var since = DateTimeOffset.FromUnixTimeMilliseconds(1_000);
        var span = page.Render<Duration>(p => p.Add(d => d.Since, since).Add(d => d.Limit, TimeSpan.FromSeconds(2))).Find("span");

        span.GetAttribute("data-since").ShouldBe("1000");
        span.GetAttribute("data-limit").ShouldBe("2000");
        span.TextContent.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(-5, "0:00")]
    [InlineData(59.9, "0:59")]
    [InlineData(156, "2:36")]
    [InlineData(3600, "1:00:00")]
    public void Durations_AreCutToSeconds(double seconds, string text) => Durations.Text(TimeSpan.FromSeconds(seconds)).ShouldBe(text);

    [Theory]
    [InlineData(Presence.Ready, null, null, "ready")]
    [InlineData(Presence.Ringing, null, CallPhase.Offered, "ringing")]
    [InlineData(Presence.Busy, null, CallPhase.Talking, "talk")]
    [InlineData(Presence.Busy, null, CallPhase.Held, "hold")]
    [InlineData(Presence.WrapUp, null, null, "wrap")]
    [InlineData(Presence.NotReady, "meal", null, "break")]
    [InlineData(Presence.NotReady, NotReadyReasons.RingNoAnswer, null, "missed")]
    [InlineData(Presence.SignedOut, null, null, "off")]
    public void Marks_OneStateOneShape(Presence presence, string? reason, CallPhase? phase, string mark) => Marks.Of(presence, reason, phase).ShouldBe(mark);

    [Fact]
    public void Toasts_MoreThanFour_DropTheOldest()
    {
        using var toasts = new Toasts(TimeProvider.System);
        for (var i = 0; i < 6; i++)
            toasts.Error(i.ToString(System.Globalization.CultureInfo.InvariantCulture));

        toasts.Items.Select(t => t.Text).ShouldBe(["2", "3", "4", "5"]);
    }

    [Fact]
    public void Toasts_AfterTenSeconds_GoExceptErrors()
    {
        var clock = new ManualClock(DateTimeOffset.UnixEpoch);
        using var toasts = new Toasts(clock);
        toasts.Ok("done");
        toasts.Error("not done");

        clock.Advance(Toasts.Stay);

        toasts.Items.Single().Text.ShouldBe("not done");
    }

    [Fact]
    public async Task ToastHost_Undo_RunsOnceAndCloses()
    {
        using var page = new PageContext();
        var host = page.Render<ToastHost>();
        var undone = 0;
        await host.InvokeAsync(() => page.Toasts.Ok("deleted", () =>
        {
            undone++;
            return Task.CompletedTask;
        }));

        await host.Find("button").ClickAsync(new MouseEventArgs());

        undone.ShouldBe(1);
        host.FindAll("[data-testid=toast]").ShouldBeEmpty();
    }

    [Fact]
    public void Badge_WithReason_IsReadOutToo()
    {
        using var page = new PageContext();
        var badge = page.Render<Badge>(p => p.Add(b => b.Kind, "in").Add(b => b.Reason, "至 2029-06-10").AddChildContent("保内"));

        badge.Find(".sr").TextContent.ShouldContain("2029-06-10");
        badge.Find(".badge--in").GetAttribute("title").ShouldBe("至 2029-06-10");
    }
}
