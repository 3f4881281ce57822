using Bunit;
using CallCenter.Web.Features.Desk;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

public sealed class DraftConflictTests
{
    [Theory]
    [InlineData("zh-CN", "描述", "用我写的", "用现在的")]
    [InlineData("en", "Details", "Mine", "As it stands")]
    public void Conflict_ShowsBothVersionsByField_AndThrowsNothingAwayUnasked(string culture, string field, string mine, string theirs)
    {
        using var pages = new DeskPages(culture);
        DraftConflict? taken = null, left = null;
        var conflict = new DraftConflict(DraftFields.Description, "断线之中", "别处写的");
        var note = pages.Render<DraftConflictsNote>(p => p.Add(x => x.Conflicts, [conflict]).Add(x => x.OnMine, c => taken = c).Add(x => x.OnTheirs, c => left = c));

        note.Find("[data-conflict=description] b").TextContent.ShouldBe(field);
        note.Find("[data-testid=conflict-mine]").TextContent.ShouldContain(mine);
        note.Find("[data-testid=conflict-mine]").TextContent.ShouldContain("断线之中");
        note.Find("[data-testid=conflict-theirs]").TextContent.ShouldContain(theirs);
        note.Find("[data-testid=conflict-theirs]").TextContent.ShouldContain("别处写的");
        (taken, left).ShouldBe((null, null));
        note.Find("[data-testid=conflict-mine]").Click();
        note.Find("[data-testid=conflict-theirs]").Click();
        (taken, left).ShouldBe((conflict, conflict));
    }

    [Fact]
    public void Form_TellsTheBrowserWhatTheServerHas()
    {
        using var pages = new DeskPages("zh-CN");
        var form = pages.Render<TicketForm>(p => p.Add(x => x.Draft, new DeskDraft { Interaction = Floor.FirstCall, KeptAt = Floor.Now }));

        form.Find("[data-testid=ticket-form]").GetAttribute("data-contact").ShouldBe(Floor.FirstCall.Value.ToString());
        form.Find("[data-testid=ticket-form]").GetAttribute("data-kept-at").ShouldBe(DeskFormat.Instant(Floor.Now));
    }

    [Fact]
    public async Task TwoPagesOfOneAgent_ShowOneForm()
    {
        await using var floor = await TestFloor.OpenAsync();
        using var first = await floor.ReadyDeskAsync(Floor.Lin);
        await floor.RingAsync(first, "13812348000");
        using var second = await floor.DeskAsync(Floor.Lin);
        var told = 0;
        second.Changed += () => Interlocked.Increment(ref told);
        Interlocked.Exchange(ref told, 0);

        first.Keep(first.Draft! with { Description = "一处写，两处见" });

        second.Draft!.Description.ShouldBe("一处写，两处见");
        told.ShouldBeGreaterThan(0, "the other page is drawn anew at once");
    }

    [Theory]
    [InlineData("zh-CN", "声音与设备", "回听")]
    [InlineData("en", "Sound and devices", "Hear yourself")]
    public void AudioPanel_HasDevicesForTalkAndRing_NoticesAndTheTest(string culture, string title, string echo)
    {
        using var pages = new DeskPages(culture);
        var panel = pages.Render<AudioPanel>();

        panel.Find("h2").TextContent.ShouldBe(title);
        panel.FindAll("select[data-device]").Select(s => s.GetAttribute("data-device")).ShouldBe(["mic", "talk", "ringer"]);
        panel.FindAll("[data-notice]").Count.ShouldBe(3);
        panel.Markup.ShouldContain(echo);
        panel.Find("[data-network]").GetAttribute("data-bad")!.ShouldContain("{loss}");
    }
}
