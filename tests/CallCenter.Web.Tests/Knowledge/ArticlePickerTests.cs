using AngleSharp.Dom;
using Bunit;
using CallCenter.Web.Features.Knowledge;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Knowledge;

public sealed class ArticlePickerTests
{
    [Theory]
    [InlineData("AC-001")]
    [InlineData("制冷")]
    public async Task Picker_FindsWhatIsPublished_AndWhatIsChosenIsALink(string typed)
    {
        await using var knowledge = new KnowledgePages("zh-CN");
        await knowledge.OpenAsync("AC-001");
        var number = "";
        var picker = knowledge.Pages.Render<ArticlePicker>(p => p.Add(x => x.Label, "文章").Add(x => x.ValueChanged, v => number = v).AddCascadingValue(KnowledgePages.Person("agent1", Roles.Agent)));
        await picker.Find("[data-testid=article-text]").InputAsync(typed);
        var option = await picker.WaitForElementAsync("[data-testid=article-option]");
        option.TextContent.ShouldContain("AC-001");
        await option.MouseDownAsync(new());
        number.ShouldBe("AC-001");
        picker.Find("[data-testid=article-chosen]").GetAttribute("href").ShouldBe("/knowledge/AC-001");
        picker.Find("[data-testid=article-chosen]").TextContent.Length.ShouldBeGreaterThan("AC-001".Length);

        await picker.Find("[data-testid=article-text]").InputAsync("AC-00");
        picker.FindAll("[data-testid=article-chosen]").ShouldBeEmpty("what is typed over is no longer chosen");
    }
}
