namespace Crm.Domain.Knowledge;

/// <summary>What a person may ask of an existing article; closed family. <c>By</c> is the user's id.</summary>
public abstract record ArticleCommand
{
    private ArticleCommand() { }

    /// <summary>Replace the working copy; on an approved, published or retired article a new draft begins.</summary>
    public sealed record Edit(ArticleContent Content, string By) : ArticleCommand;

    /// <summary>Hand the draft to somebody else for judgement.</summary>
    public sealed record Submit(string By) : ArticleCommand;

    /// <summary>Take the draft back out of review.</summary>
    public sealed record Withdraw(string By) : ArticleCommand;

    /// <summary>Judge it right.</summary>
    public sealed record Approve(string By) : ArticleCommand;

    /// <summary>Judge it not yet right, and say why.</summary>
    public sealed record SendBack(string Reason, string By) : ArticleCommand;

    /// <summary>Put the approved copy in force until a day of review.</summary>
    public sealed record Publish(DateOnly ReviewBy, string By) : ArticleCommand;

    /// <summary>Confirm that what is in force still holds, until the next day of review.</summary>
    public sealed record Confirm(DateOnly ReviewBy, string By) : ArticleCommand;

    /// <summary>Take it out of the search, and say why.</summary>
    public sealed record Retire(string Reason, string By) : ArticleCommand;
}
