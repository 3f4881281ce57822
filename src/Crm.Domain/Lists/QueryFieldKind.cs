namespace Crm.Domain.Lists;

/// <summary>What a field holds; it decides which operators it knows.</summary>
public enum QueryFieldKind
{
    /// <summary>A text that people type.</summary>
    Text,

    /// <summary>A code of a table, compared as a whole or by its beginning.</summary>
    Code,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>A calendar day.</summary>
    Day,

    /// <summary>An instant; it is asked for by the site's days.</summary>
    Instant,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Flag,
}
