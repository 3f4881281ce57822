namespace Crm.Domain.Knowledge;

/// <summary>Where the working copy of an article stands. What colleagues read is <see cref="Article.Live"/>, whatever the state.</summary>
public enum ArticleState
{
    /// <summary>Being written or changed.</summary>
    Draft,

    /// <summary>Handed to somebody else for judgement; nobody may change it meanwhile.</summary>
    InReview,

    /// <summary>Judged right by a person who did not write it.</summary>
    Approved,

    /// <summary>The working copy is what colleagues read.</summary>
    Published,

    /// <summary>Taken out of the search; kept for the record.</summary>
    Retired,
}
