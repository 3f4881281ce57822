using Bunit;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.Knowledge;
using CallCenter.Web.Tests.Desk;
using Crm.Domain.Knowledge;
using Microsoft.AspNetCore.Components.Authorization;
using Persistence;
using Persistence.Knowledge;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Knowledge;

public sealed class KnowledgeComponentTests
{
    private const string Hostile = """
        # <script>window.owned=1</script>标题
        <img src=x onerror="window.owned=1"> <a href="javascript:window.owned=1">点我</a>
        [链接](javascript:window.owned=1) [数据](data:text/html;base64,PHNjcmlwdD4=) ![图](x" onerror="window.owned=1)
        <svg onload="window.owned=1"></svg> <iframe src="//evil.example"></iframe>

        1. 第一步 <b onclick="window.owned=1">粗</b>
        """;

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Reader_OfHostileHtml_ShowsItHarmless(string culture)
    {
        await using var knowledge = new KnowledgePages(culture);
        await knowledge.OpenAsync();
        var content = new ArticleContent { Texts = [new ArticleText(ArticleLanguages.Chinese, Hostile.Split('\n')[0], Hostile, [])] };
        var body = knowledge.Pages.Render<ArticleBody>(p => p.Add(x => x.Content, content));

        ShouldBeHarmless(body.Markup);
        body.Markup.ShouldContain("第一步");
        body.FindAll("[data-testid=other-language]").Count.ShouldBe(culture == "en" ? 1 : 0);
    }

    [Fact]
    public async Task Editor_WhileHostileHtmlIsTyped_PreviewsItHarmless()
    {
        await using var knowledge = new KnowledgePages("zh-CN");
        await knowledge.OpenAsync("AC-001");
        var editor = knowledge.Pages.Render<ArticleEditPage>(p => p.Add(x => x.Number, "AC-001").AddCascadingValue(KnowledgePages.Person("qa1", Roles.Reviewer)));
        await editor.WaitForElementAsync("[data-testid=field-body]");

        editor.Find("[data-testid=field-body]").Input(Hostile);
        editor.Find("[data-testid=field-title]").Input("<script>window.owned=1</script>");

        ShouldBeHarmless(editor.Find("[data-testid=editor-preview]").InnerHtml);
        editor.Find(".editor__title").TextContent.ShouldContain("<script>");
        knowledge.Get<ArticleShelf>().Find("qa1", "AC-001")!.BodyZh.ShouldBe(Hostile, "what is typed is on the shelf at once");
    }

    [Fact]
    public async Task Editor_SavedBySomebodyElseMeanwhile_ShowsTheDifferenceAndKeepsMine()
    {
        await using var knowledge = new KnowledgePages("zh-CN");
        await knowledge.OpenAsync("AC-001");
        var editor = knowledge.Pages.Render<ArticleEditPage>(p => p.Add(x => x.Number, "AC-001").AddCascadingValue(KnowledgePages.Person("qa1", Roles.Reviewer)));
        await editor.WaitForElementAsync("[data-testid=field-title]");
        editor.Find("[data-testid=field-title]").Input("我的标题");
        var article = await knowledge.ArticleAsync("AC-001");
        var theirs = article.Content with { Texts = [article.Content.Texts[0] with { Title = "别人的标题" }] };
        (await knowledge.Get<ArticleChanges>().ChangeAsync("AC-001", article.Version, [new ArticleCommand.Edit(theirs, "supervisor1")], new Actor("supervisor1"), Ct)).ShouldBeOfType<SaveResult<Article>.Saved>();

        await editor.Find("[data-testid=article-save]").ClickAsync();
        var conflict = await editor.WaitForElementAsync("[data-testid=editor-conflict]");
        conflict.TextContent.ShouldContain("supervisor1");
        editor.Find("[data-testid=article-diff]").TextContent.ShouldContain("别人的标题");
        (await knowledge.ArticleAsync("AC-001")).Content.Texts[0].Title.ShouldBe("别人的标题");

        await editor.Find("[data-testid=keep-mine]").ClickAsync();
        (await knowledge.ArticleAsync("AC-001")).Content.Texts[0].Title.ShouldBe("我的标题");
    }

    [Theory]
    [InlineData("zh-CN", "请填写")]
    [InlineData("en", "Fill this in")]
    public async Task Editor_WithoutTitleAndText_NamesBothFieldsAndStoresNothing(string culture, string text)
    {
        await using var knowledge = new KnowledgePages(culture);
        await knowledge.OpenAsync();
        var editor = knowledge.Pages.Render<ArticleEditPage>(p => p.AddCascadingValue(KnowledgePages.Person("qa1", Roles.Reviewer)));
        await editor.WaitForElementAsync("[data-testid=field-body]");
        editor.Find("[data-testid=field-body]").Input(" ");

        await editor.Find("[data-testid=article-save]").ClickAsync();

        editor.FindAll("[role=alert]").Select(a => a.TextContent).ShouldBe([text, text]);
        (await knowledge.Get<ArticleQuery>().ListAsync(new ArticleFilter(), 10, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Editor_OfANewArticle_IsSavedByItselfAndReloadedFromTheShelf()
    {
        await using var knowledge = new KnowledgePages("zh-CN");
        await knowledge.OpenAsync();
        knowledge.Get<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo("/knowledge/new?about=" + Uri.EscapeDataString("蓝牙"));
        var editor = knowledge.Pages.Render<ArticleEditPage>(p => p.AddCascadingValue(KnowledgePages.Person("qa1", Roles.Reviewer)));
        await editor.WaitForElementAsync("[data-testid=field-title]");
        editor.Find("[data-testid=field-title]").GetAttribute("value").ShouldBe("蓝牙");
        editor.Find("[data-testid=field-body]").Input("1. 长按电源键");

        await editor.WaitForAssertionAsync(() => editor.Find("[data-testid=autosave]").TextContent.ShouldContain("已保存"));
        var article = await knowledge.ArticleAsync("PR-001");
        article.State.ShouldBe(ArticleState.Draft);
        article.Content.Texts[0].Keywords.ShouldBe(["蓝牙"]);
    }

    [Fact]
    public async Task Moves_OfTheAuthor_AreRefusedByTheRuleAndOthersMayApprove()
    {
        await using var knowledge = new KnowledgePages("zh-CN");
        await knowledge.OpenAsync("AC-001");
        var article = await knowledge.ArticleAsync("AC-001");
        var draft = article.Content with { PhoneMinutes = 9 };
        (await knowledge.Get<ArticleChanges>().ChangeAsync("AC-001", article.Version, [new ArticleCommand.Edit(draft, "qa1"), new ArticleCommand.Submit("qa1")], new Actor("qa1"), Ct)).ShouldBeOfType<SaveResult<Article>.Saved>();
        article = await knowledge.ArticleAsync("AC-001");

        var own = knowledge.Pages.Render<ArticleMoves>(p => p.Add(x => x.Article, article).Add(x => x.Me, "qa1").Add(x => x.CanEdit, true).Add(x => x.CanApprove, true));
        own.Find("[data-testid=article-approve]").HasAttribute("disabled").ShouldBeTrue();
        own.Find("[data-testid=own-article]").TextContent.ShouldNotBeEmpty();

        var other = knowledge.Pages.Render<ArticleMoves>(p => p.Add(x => x.Article, article).Add(x => x.Me, "supervisor1").Add(x => x.CanApprove, true));
        await other.Find("[data-testid=article-send-back]").ClickAsync();
        other.Find("[data-testid=article-refused]").TextContent.ShouldContain("原因");
        await other.Find("[data-testid=article-approve]").ClickAsync();
        (await knowledge.ArticleAsync("AC-001")).Live!.Number.ShouldBe(2);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Box_WhenASymptomIsChosen_OffersArticlesUnaskedAndOpensThem(string culture)
    {
        await using var knowledge = new KnowledgePages(culture);
        await knowledge.OpenAsync("AC-001", "AC-003", "AC-010", "RF-001");
        string? opened = null;
        var draft = new DeskDraft { Interaction = Floor.FirstCall, Category = "AC" };
        var box = knowledge.Pages.Render<KnowledgeBox>(p => p.Add(x => x.Draft, draft).Add(x => x.OnOpen, n => opened = n));
        box.FindAll("[data-testid=kb-hit]").ShouldBeEmpty();

        box.Render(p => p.Add(x => x.Draft, draft with { Symptom = "AC-S03", SymptomText = "室内机滴水 AC-S03" }));
        await box.WaitForAssertionAsync(() => box.FindAll("[data-testid=kb-hit]").Count.ShouldBeGreaterThanOrEqualTo(1));
        var hit = box.Find("[data-testid=kb-hit]");
        (hit.GetAttribute("data-article"), hit.GetAttribute("aria-keyshortcuts")).ShouldBe(("AC-003", "Alt+1"));
        await hit.ClickAsync();
        opened.ShouldBe("AC-003");

        box.Find("[data-testid=kb-search]").Input("冰箱不制冷");
        await box.WaitForAssertionAsync(() => box.Find("[data-testid=kb-hit]").GetAttribute("data-article").ShouldBe("RF-001"));
        box.Instance.After("RF-001").ShouldNotBe("RF-001");
    }

    [Fact]
    public async Task Panel_PutsStepsIntoTheForm_AndMarksItSolved()
    {
        await using var knowledge = new KnowledgePages("zh-CN");
        await knowledge.OpenAsync("AC-001");
        DeskDraft? kept = null;
        var draft = new DeskDraft { Interaction = Floor.FirstCall, Category = "AC", Symptom = "AC-S01", Description = "不凉" };
        var panel = Panel(knowledge, "AC-001", draft, d => kept = d);
        await panel.WaitForElementAsync("[data-testid=kb-steps]");

        await panel.Find("[data-testid=kb-steps]").ClickAsync();
        kept!.Description.ShouldStartWith("不凉\n已按 AC-001（第 1 版）指导：\n1. 请客户把遥控器调到");
        await panel.Find("[data-testid=kb-solved]").ClickAsync();
        kept.SolvedBy.ShouldBe("AC-001");
        await panel.Find("[data-testid=kb-failed]").ClickAsync();
        kept.Tried.ShouldBe(["AC-001"]);
    }

    [Theory]
    [InlineData("SF-003", false)]
    [InlineData("AC-005", false)]
    [InlineData("AC-001", true)]
    public async Task Panel_WhereLifeIsAtRiskOrAVisitIsNeeded_DoesNotOfferSolved(string number, bool isDangerous)
    {
        await using var knowledge = new KnowledgePages("zh-CN");
        await knowledge.OpenAsync(number);
        var panel = Panel(knowledge, number, new DeskDraft { Interaction = Floor.FirstCall }, _ => { }, isDangerous);
        (await panel.WaitForElementAsync("[data-testid=kb-solved]")).HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public async Task Finder_RovesByKeys_AndPreviewsWithMarks()
    {
        await using var knowledge = new KnowledgePages("en");
        await knowledge.OpenAsync("AC-001", "AC-003", "AC-012", "AC-008");
        var finder = knowledge.Pages.Render<KnowledgeFinder>(p => p.Add(x => x.Person, KnowledgePages.Principal("agent1", Roles.Agent)));

        finder.Find("[data-testid=kb-search]").Input("空调");
        await finder.WaitForAssertionAsync(() => finder.FindAll("[data-testid=kb-hit]").Count.ShouldBe(4));
        finder.FindAll("mark").ShouldNotBeEmpty();
        // Two of the four have no English text: they come in Chinese and say so.
        finder.FindAll("[data-testid=kb-language]").Count.ShouldBe(2);
        await finder.Find("[data-testid=kb-search]").KeyDownAsync("ArrowDown");
        finder.FindAll("[role=option]")[1].GetAttribute("aria-selected").ShouldBe("true");
        finder.Find("[data-testid=kb-search]").GetAttribute("aria-activedescendant").ShouldBe(finder.FindAll("[role=option]")[1].Id);
        finder.Find("[data-testid=kb-open]").GetAttribute("href").ShouldBe("/knowledge/" + finder.FindAll("[role=option]")[1].GetAttribute("data-article"));
    }

    [Fact]
    public async Task Finder_FoundNothing_RemembersItWhenTheBoxIsLeft()
    {
        await using var knowledge = new KnowledgePages("zh-CN");
        await knowledge.OpenAsync("AC-001");
        var finder = knowledge.Pages.Render<KnowledgeFinder>(p => p.Add(x => x.Person, KnowledgePages.Principal("agent1", Roles.Agent)));
        finder.Find("[data-testid=kb-search]").Input("蓝牙配对");
        await finder.WaitForElementAsync("[data-testid=kb-none]");
        (await knowledge.Get<KnowledgeGapStore>().ListAsync(10, Ct)).ShouldBeEmpty("who is still typing has missed nothing");

        await finder.Find("[data-testid=kb-search]").ChangeAsync("蓝牙配对");
        (await knowledge.Get<KnowledgeGapStore>().ListAsync(10, Ct)).Select(g => g.Text).ShouldBe(["蓝牙配对"]);
    }

    [Fact]
    public async Task Finder_LeftBeforeItsAnswer_RemembersItOnceAllTheSame()
    {
        await using var knowledge = new KnowledgePages("zh-CN");
        await knowledge.OpenAsync("AC-001");
        var finder = knowledge.Pages.Render<KnowledgeFinder>(p => p.Add(x => x.Person, KnowledgePages.Principal("agent1", Roles.Agent)));
        finder.Find("[data-testid=kb-search]").Input("蓝牙配对");
        await finder.Find("[data-testid=kb-search]").ChangeAsync("蓝牙配对");
        await finder.WaitForElementAsync("[data-testid=kb-none]");

        (await knowledge.Get<KnowledgeGapStore>().ListAsync(10, Ct)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(g => g.Text.ShouldBe("蓝牙配对"), g => g.Count.ShouldBe(1));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Rules_OfArticles_AllHaveWords(string culture)
    {
        await using var knowledge = new KnowledgePages(culture);
        await knowledge.OpenAsync();
        var words = knowledge.Get<KnowledgeWords>();
        foreach (var rule in new[]
        {
            "AuthorMustNotApproveOwnArticle", "ArticleInReviewMustNotChange", "ArticleIsNotInForce", "ReviewDayMustBeInTheFuture", "ReviewDayTooFar", "TooManyEditors", "ArticleNumberInvalid",
            "ArticleNumberTaken", "ChineseTextRequired", "OneTextPerLanguage", "LanguageUnknown", "TooManyItems", "EmptyItem", "PhoneMinutesOutOfRange", "SafetyFaultIsNeverSolvedByPhone",
            "TransitionNotAllowed", "StaleVersion", "NotFound", "RequiredFieldsMissing", "TextTooLong",
        })
            words.Of(Crm.Domain.Refusal.Of(rule)).ShouldNotBe(rule);
        foreach (var state in Enum.GetValues<ArticleState>())
            words.Of(state).ShouldNotBe(culture == "zh-CN" ? state.ToString() : "");
    }

    private static IRenderedComponent<KnowledgePanel> Panel(KnowledgePages knowledge, string number, DeskDraft draft, Action<DeskDraft> keep, bool isDangerous = false) =>
        knowledge.Pages.Render<KnowledgePanel>(p => p.Add(x => x.Number, number).Add(x => x.Draft, draft).Add(x => x.IsDangerous, isDangerous).Add(x => x.OnChange, keep)
            .AddCascadingValue(KnowledgePages.Person("agent1", Roles.Agent)));

    private static void ShouldBeHarmless(string markup)
    {
        // Looked at as a browser would: elements and attributes, not words.
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(markup);
        document.QuerySelectorAll("script, iframe, object, embed, img, .md svg, form").ShouldBeEmpty();
        foreach (var element in document.All)
        {
            element.Attributes.Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
            (element.GetAttribute("href") ?? "").Trim().ToLowerInvariant().ShouldNotStartWith("javascript:");
            (element.GetAttribute("href") ?? "").Trim().ToLowerInvariant().ShouldNotStartWith("data:");
        }
    }
}
