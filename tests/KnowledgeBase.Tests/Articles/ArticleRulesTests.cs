using Crm.Domain;
using Crm.Domain.Knowledge;
using FsCheck;
using FsCheck.Fluent;

namespace KnowledgeBase.Tests.Articles;

public sealed class ArticleRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateOnly NextYear = new(2027, 11, 22);
    private static readonly ArticleContent Content = new() { Texts = [new("zh-CN", "空调不制冷", "正文", [])], Categories = ["AC"] };

    [Fact]
    public void Article_GoesFromDraftToRetired_AndKeepsItsVersions()
    {
        var article = Begin();
        article = Do(article, new ArticleCommand.Submit("author"));
        article.State.ShouldBe(ArticleState.InReview);
        article = Do(article, new ArticleCommand.Approve("reviewer"));
        article = Do(article, new ArticleCommand.Publish(NextYear, "reviewer"));
        article.Live!.ShouldBe(new ArticleVersion(1, Content, "reviewer", "reviewer", Now));
        article = Do(article, new ArticleCommand.Edit(Content with { PhoneMinutes = 7 }, "second"));
        article.State.ShouldBe(ArticleState.Draft);
        article.Live!.Number.ShouldBe(1);
        article.Editors.ShouldBe(["second"]);
        article = Do(Do(Do(article, new ArticleCommand.Submit("second")), new ArticleCommand.Approve("author")), new ArticleCommand.Publish(NextYear, "author"));
        article.Live!.Number.ShouldBe(2);
        article.Live.Content.PhoneMinutes.ShouldBe(7);
        article = Do(article, new ArticleCommand.Retire("机型停产", "author"));
        article.Live.ShouldBeNull();
        article.LastVersion.ShouldBe(2);
        Do(article, new ArticleCommand.Edit(Content, "author")).State.ShouldBe(ArticleState.Draft);
    }

    [Theory]
    [InlineData("author")]
    [InlineData("helper")]
    public void WhoWroteInIt_MustNotApproveIt(string by)
    {
        var article = Do(Do(Begin(), new ArticleCommand.Edit(Content, "helper")), new ArticleCommand.Submit("helper"));
        Refused(article, new ArticleCommand.Approve(by)).ShouldBe("AuthorMustNotApproveOwnArticle");
    }

    [Fact]
    public void Approval_FallsAway_WhenTheTextChanges()
    {
        var approved = Do(Do(Begin(), new ArticleCommand.Submit("author")), new ArticleCommand.Approve("reviewer"));
        var changed = Do(approved, new ArticleCommand.Edit(Content, "reviewer"));
        Refused(changed, new ArticleCommand.Publish(NextYear, "author")).ShouldBe("TransitionNotAllowed");
        Refused(Do(changed, new ArticleCommand.Submit("reviewer")), new ArticleCommand.Approve("reviewer")).ShouldBe("AuthorMustNotApproveOwnArticle");
    }

    [Fact]
    public void Refusals_NameTheirRule()
    {
        var draft = Begin();
        var review = Do(draft, new ArticleCommand.Submit("author"));
        Refused(review, new ArticleCommand.Edit(Content, "author")).ShouldBe("ArticleInReviewMustNotChange");
        Refused(review, new ArticleCommand.SendBack(" ", "reviewer")).ShouldBe(Refusal.RequiredFieldsMissing);
        Refused(draft, new ArticleCommand.Confirm(NextYear, "author")).ShouldBe("ArticleIsNotInForce");
        Refused(draft, new ArticleCommand.Publish(new DateOnly(2026, 11, 22), "author")).ShouldBe("ReviewDayMustBeInTheFuture");
        Refused(draft, new ArticleCommand.Publish(new DateOnly(2028, 11, 23), "author")).ShouldBe("ReviewDayTooFar");
        Refused(draft, new ArticleCommand.Retire(new string('x', 501), "author")).ShouldBe("TextTooLong");
        Do(review, new ArticleCommand.SendBack("步骤不清", "reviewer")).Remark.ShouldBe("步骤不清");
        Do(review, new ArticleCommand.Withdraw("author")).State.ShouldBe(ArticleState.Draft);
    }

    public static TheoryData<string, ArticleContent> BadContents => new()
    {
        { "ChineseTextRequired", Content with { Texts = [new("en", "t", "b", [])] } },
        { "ChineseTextRequired", Content with { Texts = [] } },
        { "OneTextPerLanguage", Content with { Texts = [Content.Texts[0], Content.Texts[0]] } },
        { "LanguageUnknown", Content with { Texts = [Content.Texts[0], new("fr", "t", "b", [])] } },
        { Refusal.RequiredFieldsMissing, Content with { Texts = [new("zh-CN", " ", "b", [])] } },
        { Refusal.RequiredFieldsMissing, Content with { Texts = [new("zh-CN", "t", "", [])] } },
        { "TextTooLong", Content with { Texts = [new("zh-CN", new string('t', 121), "b", [])] } },
        { "TextTooLong", Content with { Texts = [new("zh-CN", "t", new string('b', 40_001), [])] } },
        { "TooManyItems", Content with { Models = [.. Enumerable.Range(0, 61).Select(i => $"M{i}")] } },
        { "EmptyItem", Content with { Symptoms = [" "] } },
        { "SafetyFaultIsNeverSolvedByPhone", Content with { IsSafetyScript = true, IsSolvableByPhone = true } },
        { "PhoneMinutesOutOfRange", Content with { PhoneMinutes = 61 } },
    };

    [Theory]
    [MemberData(nameof(BadContents))]
    public void BadContent_IsRefused_WithTheRule(string rule, ArticleContent content)
    {
        ArticleRules.Begin("AC-001", content, "author").ShouldBeOfType<Decision<ArticleEvent>.Refused>().Refusal.Rule.ShouldBe(rule);
        Refused(Begin(), new ArticleCommand.Edit(content, "author")).ShouldBe(rule);
    }

    [Theory]
    [InlineData("", Refusal.RequiredFieldsMissing)]
    [InlineData("AC 1", "ArticleNumberInvalid")]
    [InlineData("AC-123456789012345678901", "ArticleNumberInvalid")]
    public void Number_MustBeSpeakable(string number, string rule) =>
        ArticleRules.Begin(number, Content, "author").ShouldBeOfType<Decision<ArticleEvent>.Refused>().Refusal.Rule.ShouldBe(rule);

    [Fact]
    public void AnyWay_LeadsToLive_OnlyThroughAnotherPerson()
    {
        var people = Gen.Elements("a", "b", "c");
        var commands = Gen.OneOf(
            people.Select(ArticleCommand (p) => new ArticleCommand.Edit(Content, p)),
            people.Select(ArticleCommand (p) => new ArticleCommand.Submit(p)),
            people.Select(ArticleCommand (p) => new ArticleCommand.Withdraw(p)),
            people.Select(ArticleCommand (p) => new ArticleCommand.Approve(p)),
            people.Select(ArticleCommand (p) => new ArticleCommand.SendBack("r", p)),
            people.Select(ArticleCommand (p) => new ArticleCommand.Publish(NextYear, p)),
            people.Select(ArticleCommand (p) => new ArticleCommand.Confirm(NextYear, p)),
            people.Select(ArticleCommand (p) => new ArticleCommand.Retire("r", p)));
        Prop.ForAll(commands.ListOf().ToArbitrary(), list =>
        {
            var article = Begin();
            foreach (var command in list)
            {
                if (ArticleRules.Decide(article, command, Now) is not Decision<ArticleEvent>.Accepted accepted) continue;
                var next = ArticleRules.Apply(article, accepted.Events, Now);
                if (next.LastVersion > article.LastVersion && (article.Editors.Contains(next.Live!.ApprovedBy) || article.Editors.IsEmpty)) return false;
                if (next.LastVersion < article.LastVersion || next.LastVersion > article.LastVersion + 1) return false;
                if (next.State == ArticleState.Published && next.Live is null) return false;
                article = next;
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Overdue_MeansInForcePastItsDay()
    {
        var live = Do(Do(Do(Begin(), new ArticleCommand.Submit("author")), new ArticleCommand.Approve("reviewer")), new ArticleCommand.Publish(NextYear, "reviewer"));
        live.IsOverdue(NextYear).ShouldBeFalse();
        live.IsOverdue(NextYear.AddDays(1)).ShouldBeTrue();
        Do(live, new ArticleCommand.Confirm(NextYear.AddYears(1), "any")).IsOverdue(NextYear.AddDays(1)).ShouldBeFalse();
        Begin().IsOverdue(NextYear.AddDays(1)).ShouldBeFalse();
    }

    private static Article Begin() =>
        ArticleRules.Create(new ArticleId(Guid.Empty), "AC-001", ArticleRules.Begin("AC-001", Content, "author").ShouldBeOfType<Decision<ArticleEvent>.Accepted>().Events, Now);

    private static Article Do(Article article, ArticleCommand command) =>
        ArticleRules.Apply(article, ArticleRules.Decide(article, command, Now).ShouldBeOfType<Decision<ArticleEvent>.Accepted>().Events, Now);

    private static string Refused(Article article, ArticleCommand command) =>
        ArticleRules.Decide(article, command, Now).ShouldBeOfType<Decision<ArticleEvent>.Refused>().Refusal.Rule;
}
