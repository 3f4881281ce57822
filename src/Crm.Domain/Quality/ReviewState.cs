namespace Crm.Domain.Quality;

/// <summary>Where a review stands. A dispute will go on from <see cref="Submitted"/> and <see cref="Acknowledged"/>.</summary>
public enum ReviewState
{
    /// <summary>Being scored; only its reviewer sees the answers.</summary>
    Draft,

    /// <summary>Given: it counts, and its agent sees it.</summary>
    Submitted,

    /// <summary>Its agent has seen it.</summary>
    Acknowledged,

    /// <summary>Dropped before it was given; the call may be scored anew.</summary>
    Discarded,
}
