using Crm.Domain.Knowledge;

namespace KnowledgeBase.Index;

/// <summary>What the index knows of one published article in one language.</summary>
public sealed record KnowledgeDocument
{
    /// <summary>The article's number.</summary>
    public required string Number { get; init; }

    /// <summary>The language of the text.</summary>
    public required string Language { get; init; }

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>Markdown.</summary>
    public required string Body { get; init; }

    /// <summary>Further words that people say for it.</summary>
    public ImmutableArray<string> Keywords { get; init; } = [];

    /// <summary>Product categories; empty = every product.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Model codes; empty = every model.</summary>
    public ImmutableArray<string> Models { get; init; } = [];

    /// <summary>Symptom codes.</summary>
    public ImmutableArray<string> Symptoms { get; init; } = [];

    /// <summary>Displayed codes.</summary>
    public ImmutableArray<string> FaultCodes { get; init; } = [];

    /// <summary>Who may read it.</summary>
    public ArticleAudience Audience { get; init; }

    /// <summary>True for a script that makes people safe.</summary>
    public bool IsSafetyScript { get; init; }

    /// <summary>True when its steps can end the case on the phone.</summary>
    public bool IsSolvableByPhone { get; init; }

    /// <summary>How long the steps take.</summary>
    public int PhoneMinutes { get; init; }

    /// <summary>Since when this version is in force.</summary>
    public DateTimeOffset PublishedAt { get; init; }

    /// <summary>What colleagues said of it.</summary>
    public ArticleVotes Votes { get; init; }

    /// <summary>The documents of an article's version in force, one per language; none when nothing is in force.</summary>
    public static ImmutableArray<KnowledgeDocument> Of(Article article, ArticleVotes votes) =>
        article.Live is not { } live ? [] : [.. live.Content.Texts.Select(text => Of(article.Number, live, text, votes))];

    private static KnowledgeDocument Of(string number, ArticleVersion live, ArticleText text, ArticleVotes votes) => new()
    {
        Number = number,
        Language = text.Language,
        Title = text.Title,
        Body = text.Body,
        Keywords = text.Keywords,
        Categories = live.Content.Categories,
        Models = live.Content.Models,
        Symptoms = live.Content.Symptoms,
        FaultCodes = live.Content.FaultCodes,
        Audience = live.Content.Audience,
        IsSafetyScript = live.Content.IsSafetyScript,
        IsSolvableByPhone = live.Content.IsSolvableByPhone,
        PhoneMinutes = live.Content.PhoneMinutes,
        PublishedAt = live.PublishedAt,
        Votes = votes,
    };
}
