using System.Diagnostics;

namespace Crm.Domain.Knowledge;

/// <summary>What may happen to an article, and what follows: draft → in review → approved by another person → published → retired.</summary>
/// <remarks>Days are counted on the calendar of the <c>now</c> that is passed: give it in the business zone.</remarks>
public static class ArticleRules
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleLength = 120;

    /// <summary>Longest body, in characters; about fifteen printed pages, more is a manual and no call aid.</summary>
    public const int BodyLength = 40_000;

    /// <summary>Most keywords, models, symptoms, codes or categories of one article.</summary>
    public const int ListLength = 60;

    /// <summary>Longest single keyword or code, in characters.</summary>
    public const int ItemLength = 60;

    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonLength = 500;

    /// <summary>Longest number, in characters.</summary>
    public const int NumberLength = 20;

    /// <summary>Longest time on the phone, in minutes; beyond it a visit is cheaper.</summary>
    public const int PhoneMinutesLimit = 60;

    /// <summary>Longest time until the next review, in months.</summary>
    public const int ReviewMonthsLimit = 24;

    /// <summary>Most people who may write in one working copy before somebody judges it.</summary>
    public const int EditorsLimit = 50;

    /// <summary>Decides whether an article may be begun.</summary>
    public static Decision<ArticleEvent> Begin(string number, ArticleContent content, string by)
    {
        if (string.IsNullOrWhiteSpace(number)) return Refuse(Refusal.RequiredFieldsMissing, ("fields", "number"));
        if (number.Length > NumberLength || !number.All(IsNumberCharacter)) return Refuse("ArticleNumberInvalid", ("number", number));
        return ArticleContentRules.Check(content) is { } refusal
            ? new Decision<ArticleEvent>.Refused(refusal)
            : Accept(new ArticleEvent.Begun(content, by));
    }

    /// <summary>The article that an accepted beginning makes.</summary>
    public static Article Create(ArticleId id, string number, ImmutableArray<ArticleEvent> events, DateTimeOffset now)
    {
        var begun = events.OfType<ArticleEvent.Begun>().First();
        return new Article
        {
            Id = id,
            Number = number,
            Content = begun.Content,
            Editors = Editors([], begun.By),
            CreatedAt = now,
            UpdatedAt = now,
            Version = 1,
        };
    }

    /// <summary>Decides a command on an existing article. Total: every state and command has an answer.</summary>
    public static Decision<ArticleEvent> Decide(Article article, ArticleCommand command, DateTimeOffset now) => command switch
    {
        ArticleCommand.Edit c => Edit(article, c),
        ArticleCommand.Submit c => Step(article, ArticleState.Draft, ArticleState.InReview, new ArticleEvent.Submitted(c.By)),
        ArticleCommand.Withdraw c => Step(article, ArticleState.InReview, ArticleState.Draft, new ArticleEvent.Withdrawn(c.By)),
        ArticleCommand.Approve c when article.State == ArticleState.InReview && article.Editors.Contains(c.By) =>
            Refuse("AuthorMustNotApproveOwnArticle", ("number", article.Number)),
        ArticleCommand.Approve c => Step(article, ArticleState.InReview, ArticleState.Approved, new ArticleEvent.Approved(c.By)),
        ArticleCommand.SendBack c => Reason(c.Reason) ?? Step(article, ArticleState.InReview, ArticleState.Draft, new ArticleEvent.SentBack(c.Reason.Trim(), c.By)),
        ArticleCommand.Publish c => ReviewDay(c.ReviewBy, now) ?? Publish(article, c, now),
        ArticleCommand.Confirm c => ReviewDay(c.ReviewBy, now) ?? (article.Live is null
            ? Refuse("ArticleIsNotInForce", ("number", article.Number))
            : Accept(new ArticleEvent.Confirmed(c.ReviewBy, c.By))),
        ArticleCommand.Retire c => Reason(c.Reason) ?? (article.State == ArticleState.Retired
            ? NotAllowed(article, ArticleState.Retired)
            : Accept(new ArticleEvent.Retired(c.Reason.Trim(), c.By))),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    /// <summary>The article after facts, in order.</summary>
    public static Article Apply(Article article, IEnumerable<ArticleEvent> events, DateTimeOffset now) =>
        events.Aggregate(article, Apply) with { UpdatedAt = now };

    /// <summary>The article after one fact.</summary>
    public static Article Apply(Article article, ArticleEvent fact) => fact switch
    {
        ArticleEvent.Begun => article,
        ArticleEvent.Edited e => article with
        {
            State = ArticleState.Draft,
            Content = e.Content,
            Editors = Editors(article.State is ArticleState.Published or ArticleState.Retired ? [] : article.Editors, e.By),
            ApprovedBy = null,
        },
        ArticleEvent.Submitted => article with { State = ArticleState.InReview, Remark = null },
        ArticleEvent.Withdrawn => article with { State = ArticleState.Draft },
        ArticleEvent.Approved e => article with { State = ArticleState.Approved, ApprovedBy = e.By },
        ArticleEvent.SentBack e => article with { State = ArticleState.Draft, Remark = e.Reason },
        ArticleEvent.Published e => article with
        {
            State = ArticleState.Published,
            Live = e.Version,
            LastVersion = e.Version.Number,
            ReviewBy = e.ReviewBy,
        },
        ArticleEvent.Confirmed e => article with { ReviewBy = e.ReviewBy },
        ArticleEvent.Retired e => article with { State = ArticleState.Retired, Live = null, Remark = e.Reason },
        _ => throw new UnreachableException(fact.GetType().Name),
    };

    private static Decision<ArticleEvent> Edit(Article article, ArticleCommand.Edit command)
    {
        if (article.State == ArticleState.InReview) return Refuse("ArticleInReviewMustNotChange", ("number", article.Number));
        if (ArticleContentRules.Check(command.Content) is { } refusal) return new Decision<ArticleEvent>.Refused(refusal);
        return article.State is ArticleState.Draft or ArticleState.Approved && article.Editors.Count >= EditorsLimit && !article.Editors.Contains(command.By)
            ? Refuse("TooManyEditors", ("number", article.Number))
            : Accept(new ArticleEvent.Edited(command.Content, command.By));
    }

    private static Decision<ArticleEvent> Publish(Article article, ArticleCommand.Publish command, DateTimeOffset now) =>
        article is { State: ArticleState.Approved, ApprovedBy: { } approver }
            ? Accept(new ArticleEvent.Published(new ArticleVersion(article.LastVersion + 1, article.Content, approver, command.By, now), command.ReviewBy))
            : NotAllowed(article, ArticleState.Published);

    private static Decision<ArticleEvent>? ReviewDay(DateOnly day, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.DateTime);
        if (day <= today) return Refuse("ReviewDayMustBeInTheFuture");
        return day > today.AddMonths(ReviewMonthsLimit) ? Refuse("ReviewDayTooFar", ("last", Iso(today.AddMonths(ReviewMonthsLimit)))) : null;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Decision<ArticleEvent>? Reason(string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) return Refuse(Refusal.RequiredFieldsMissing, ("fields", "reason"));
        return reason.Length > ReasonLength ? Refuse("TextTooLong", ("field", "reason"), ("limit", "500")) : null;
    }

    private static bool IsNumberCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';

    private static ImmutableSortedSet<string> Editors(ImmutableSortedSet<string> before, string by) =>
        before.WithComparer(StringComparer.Ordinal).Add(by);

    private static Decision<ArticleEvent> Step(Article article, ArticleState from, ArticleState to, ArticleEvent fact) =>
        article.State == from ? Accept(fact) : NotAllowed(article, to);

    private static Decision<ArticleEvent> NotAllowed(Article article, ArticleState to) =>
        Refuse("TransitionNotAllowed", ("from", article.State.ToString()), ("to", to.ToString()));

    private static Decision<ArticleEvent>.Accepted Accept(ArticleEvent fact) => new([fact]);

    private static Decision<ArticleEvent>.Refused Refuse(string rule, params ReadOnlySpan<(string Name, string Value)> parameters) =>
        new(Refusal.Of(rule, parameters));
}
