namespace Crm.Domain.Quality;

/// <summary>When an item's comment must not be empty. A failed fatal item always needs one.</summary>
public enum CommentNeed
{
    /// <summary>Never.</summary>
    Optional,

    /// <summary>When the item got less than its full points.</summary>
    WhenPointsAreLost,

    /// <summary>Whenever the item was judged.</summary>
    Always,
}
