namespace Crm.Domain.Quality;

/// <summary>How an item is judged.</summary>
public enum ItemKind
{
    /// <summary>Done or not: 1 or 0 points.</summary>
    YesNo,

    /// <summary>0 to the item's <see cref="FormItem.Max"/> points.</summary>
    Scale,
}
