using Crm.Domain.Knowledge;

namespace KnowledgeBase.Search;

/// <summary>What somebody looks for. Any text is allowed: nothing in it is an operator.</summary>
public sealed record KnowledgeQuery
{
    /// <summary>Most hits of one page.</summary>
    public const int LargestPage = 50;

    /// <summary>What was typed; only the first <see cref="TextLength"/> characters count.</summary>
    public string Text { get; init; } = "";

    /// <summary>Longest text that is looked at.</summary>
    public const int TextLength = 200;

    /// <summary>The unit in front of the agent, or null; without a text it alone finds articles.</summary>
    public UnitContext? Unit { get; init; }

    /// <summary>True when the unit is a filter that a person set: what does not fit it is left out, and not only ranked lower.</summary>
    public bool IsFiltered { get; init; }

    /// <summary>The reader's language; an article that lacks it comes in the other one.</summary>
    public string Language { get; init; } = ArticleLanguages.Chinese;

    /// <summary>Who reads.</summary>
    public ArticleAudience Reader { get; init; } = ArticleAudience.Agent;

    /// <summary>True while the last word may be unfinished.</summary>
    public bool IsAsYouType { get; init; }

    /// <summary>How many hits to leave out.</summary>
    public int Offset { get; init; }

    /// <summary>How many hits to give, 1 to <see cref="LargestPage"/>; other values are brought into the range.</summary>
    public int Limit { get; init; } = 10;
}
