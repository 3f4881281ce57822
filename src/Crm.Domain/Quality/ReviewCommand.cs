namespace Crm.Domain.Quality;

/// <summary>What a person may ask of an existing review; closed family. <c>By</c> is the user's id.</summary>
public abstract record ReviewCommand
{
    private ReviewCommand() { }

    /// <summary>Replace the draft's answers; not every item needs one yet.</summary>
    public sealed record Answer(ImmutableArray<ItemAnswer> Answers, string? Remark, string By) : ReviewCommand;

    /// <summary>Give the review: it counts from now on and its agent sees it.</summary>
    public sealed record Submit(string By) : ReviewCommand;

    /// <summary>Drop the draft.</summary>
    public sealed record Discard(string By) : ReviewCommand;

    /// <summary>The agent has seen it.</summary>
    public sealed record Acknowledge(string? Comment, string By) : ReviewCommand;
}
