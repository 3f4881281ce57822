namespace Crm.Domain.Quality;

/// <summary>What a reviewer said to one item.</summary>
public sealed record ItemAnswer
{
    /// <summary>The item's code.</summary>
    public required string Item { get; init; }

    /// <summary>0 to the item's full points; null while not judged or not applicable.</summary>
    public int? Points { get; init; }

    /// <summary>True when the call gave no occasion for it.</summary>
    public bool IsNotApplicable { get; init; }

    /// <summary>Remark, or null.</summary>
    public string? Comment { get; init; }

    /// <summary>Where in the recording the remark belongs, milliseconds from its start, or null.</summary>
    public long? AtMs { get; init; }

    /// <summary>True when it was judged, or judged not applicable.</summary>
    public bool IsGiven => IsNotApplicable || Points is not null;
}
