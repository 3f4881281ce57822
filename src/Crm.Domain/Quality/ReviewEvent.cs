namespace Crm.Domain.Quality;

/// <summary>What became true of a review; closed family.</summary>
public abstract record ReviewEvent
{
    private ReviewEvent() { }

    /// <summary>It was begun.</summary>
    public sealed record Started(string By) : ReviewEvent;

    /// <summary>The draft's answers were replaced.</summary>
    public sealed record Answered(ImmutableArray<ItemAnswer> Answers, string? Remark) : ReviewEvent;

    /// <summary>It was given with this score.</summary>
    public sealed record Submitted(int? ScoreTenths, int? Score, bool IsFatal) : ReviewEvent;

    /// <summary>It was dropped.</summary>
    public sealed record Discarded(string By) : ReviewEvent;

    /// <summary>Its agent acknowledged it.</summary>
    public sealed record Acknowledged(string? Comment) : ReviewEvent;
}
