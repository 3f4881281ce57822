using Bunit;
using CallCenter.Web.Features.Desk;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

public sealed class LeftFormsTests
{
    [Theory]
    [InlineData("zh-CN", "未完成的服务单", "继续填写", "未知来电人")]
    [InlineData("en", "Unfinished tickets", "Go on", "Unknown caller")]
    public void Forms_ThatWereLeft_CanBeGoneOnWithOrPutAway(string culture, string heading, string goOn, string noName)
    {
        using var pages = new DeskPages(culture);
        DeskDraft? opened = null, dropped = null;
        DeskDraft[] forms = [Form(1) with { ContactName = "周敏", SymptomText = "不制冷" }, Form(2) with { Description = "夜里更响" }];
        var list = pages.Render<LeftForms>(p => p.Add(x => x.Forms, forms).Add(x => x.Now, Floor.Now).Add(x => x.OnOpen, f => opened = f).Add(x => x.OnDrop, f => dropped = f));

        list.Find("h2").TextContent.ShouldContain(heading);
        var rows = list.FindAll("[data-testid=left-form]");
        rows.Count.ShouldBe(2);
        (rows[0].TextContent.Contains("周敏", StringComparison.Ordinal), rows[0].TextContent.Contains("不制冷", StringComparison.Ordinal)).ShouldBe((true, true));
        rows[1].TextContent.ShouldContain(noName);
        list.FindAll("[data-testid=left-form-open]")[0].TextContent.ShouldContain(goOn);
        list.FindAll("[data-testid=left-form-open]")[1].Click();
        list.FindAll("[data-testid=left-form-drop]")[0].Click();
        (opened, dropped).ShouldBe((forms[1], forms[0]));
    }

    [Fact]
    public void NothingLeft_ShowsNothing()
    {
        using var pages = new DeskPages("zh-CN");
        pages.Render<LeftForms>(p => p.Add(x => x.Forms, [])).Markup.Trim().ShouldBeEmpty();
    }

    [Fact]
    public void Presence_WhenNothingChanged_IsNotDrawnAgain_AndWhenItDidItIs()
    {
        using var pages = new DeskPages("zh-CN");
        var view = new DeskView { Agent = Floor.Lin, Known = true, Presence = Presence.Ready };
        var control = pages.Render<PresenceControl>(p => p.Add(x => x.View, view));
        var drawn = control.RenderCount;

        control.Render(p => p.Add(x => x.View, view with { }));
        control.RenderCount.ShouldBe(drawn, "equal, though another one");
        control.Render(p => p.Add(x => x.View, view with { Presence = Presence.NotReady }));

        control.RenderCount.ShouldBeGreaterThan(drawn);
        control.Find("[data-testid=presence]").GetAttribute("data-state").ShouldBe("NotReady");
    }

    private static DeskDraft Form(int n) => new() { Interaction = new InteractionId(new Guid(n, 0, 0, new byte[8])), KeptAt = Floor.Now };
}
