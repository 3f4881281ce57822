using Bunit;
using CallCenter.Web.Features.Training;
using CallCenter.Web.Tests.Desk;
using Crm.Domain.Training;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Training;

public sealed class PracticePageTests
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Chooser_OpensByItsKey_AndBeginsByADigit(string culture)
    {
        using var pages = new DeskPages(culture);
        PracticeExercise? chosen = null;
        var chooser = pages.Render<PracticeChooser>(p => p.Add(x => x.OnStart, e => chosen = e));
        chooser.FindAll("[data-testid=practice-start]").ShouldBeEmpty();
        var open = chooser.Find("[data-testid=practice]");
        open.GetAttribute("aria-keyshortcuts").ShouldBe("Alt+Q");

        await open.ClickAsync(new());
        var buttons = chooser.FindAll("[data-testid=practice-start]");
        buttons.Select(b => b.GetAttribute("aria-keyshortcuts")).ShouldBe(["1", "2", "3", "4", "5", "6"]);
        await buttons[4].ClickAsync(new());

        chosen.ShouldBe(PracticeExercise.GasSmell);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Bar_SaysTrainingTheStoryAndTheWayOut_AndPlaysTheVoiceOnlyInTheTalk(string culture)
    {
        using var pages = new DeskPages(culture);
        foreach (var exercise in Enum.GetValues<PracticeExercise>())
        {
            var bar = pages.Render<PracticeBar>(p => p.Add(x => x.Exercise, exercise).Add(x => x.Speech, "repair-ac-zh"));
            bar.Find("[data-testid=practice-story]").TextContent.Length.ShouldBeGreaterThan(20);
            bar.Markup.ShouldNotContain("Story.");
            bar.Find("[data-testid=practice-end]").GetAttribute("aria-keyshortcuts").ShouldBe("Alt+Q");
            bar.FindAll("audio").ShouldBeEmpty();
            bar.Render(p => p.Add(x => x.Talks, true));
            bar.Find("audio").GetAttribute("src").ShouldBe("/desk/practice/repair-ac-zh.wav");
        }
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Result_NamesTimeActionsAndEverythingThatCanBeMissing(string culture)
    {
        using var pages = new DeskPages(culture);
        var result = new PracticeResult(7, TimeSpan.FromSeconds(38), 1, [.. PracticeRules.All]);

        var page = pages.Render<PracticeOutcome>(p => p.Add(x => x.Run, new PracticeRun(PracticeExercise.NewCustomer, Floor.Now)).Add(x => x.Result, result));

        page.Find("[data-testid=practice-actions]").TextContent.ShouldBe("7");
        page.Find("[data-testid=practice-time]").TextContent.ShouldContain("38");
        page.FindAll("[data-testid=practice-missing] li").Count.ShouldBe(PracticeRules.All.Count);
        page.Markup.ShouldNotContain("Missing.");
        page.Find("[data-testid=practice-result]").GetAttribute("data-good").ShouldBe("false");
    }
}
