namespace Crm.Domain.Knowledge;

/// <summary>What an article says and what it is about; replaced as a whole by every edit.</summary>
public sealed record ArticleContent
{
    /// <summary>One text per language; Chinese is required.</summary>
    public required ImmutableArray<ArticleText> Texts { get; init; }

    /// <summary>Codes of product categories; empty = about the work itself, for every product.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Maker's model codes; empty = every model of the categories.</summary>
    public ImmutableArray<string> Models { get; init; } = [];

    /// <summary>Codes of the symptoms that it helps with.</summary>
    public ImmutableArray<string> Symptoms { get; init; } = [];

    /// <summary>Codes that the appliance shows, e.g. <c>E6</c>.</summary>
    public ImmutableArray<string> FaultCodes { get; init; } = [];

    /// <summary>Who may read it.</summary>
    public ArticleAudience Audience { get; init; }

    /// <summary>True when life is at risk: the steps make people safe and never end in "solved by phone".</summary>
    public bool IsSafetyScript { get; init; }

    /// <summary>True when the steps can end the case on the phone.</summary>
    public bool IsSolvableByPhone { get; init; }

    /// <summary>How long the steps take on the phone, in whole minutes (0-60).</summary>
    public int PhoneMinutes { get; init; }

    /// <summary>The text in a language, or the Chinese one.</summary>
    public ArticleText TextFor(string language) =>
        Texts.FirstOrDefault(t => t.Language == language) ?? Texts.First(t => t.Language == ArticleLanguages.Chinese);
}
