namespace Crm.Domain.Knowledge;

/// <summary>What became true of an article; closed family.</summary>
public abstract record ArticleEvent
{
    private ArticleEvent() { }

    /// <summary>It was begun.</summary>
    public sealed record Begun(ArticleContent Content, string By) : ArticleEvent;

    /// <summary>The working copy was replaced; it is a draft now.</summary>
    public sealed record Edited(ArticleContent Content, string By) : ArticleEvent;

    /// <summary>It went to review.</summary>
    public sealed record Submitted(string By) : ArticleEvent;

    /// <summary>It was taken back out of review.</summary>
    public sealed record Withdrawn(string By) : ArticleEvent;

    /// <summary>It was judged right.</summary>
    public sealed record Approved(string By) : ArticleEvent;

    /// <summary>It was judged not yet right.</summary>
    public sealed record SentBack(string Reason, string By) : ArticleEvent;

    /// <summary>A version came into force.</summary>
    public sealed record Published(ArticleVersion Version, DateOnly ReviewBy) : ArticleEvent;

    /// <summary>What is in force was confirmed.</summary>
    public sealed record Confirmed(DateOnly ReviewBy, string By) : ArticleEvent;

    /// <summary>It left the search.</summary>
    public sealed record Retired(string Reason, string By) : ArticleEvent;
}
