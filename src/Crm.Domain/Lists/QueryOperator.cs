namespace Crm.Domain.Lists;

/// <summary>How a field is compared. A field that has several values (the phones of a customer) matches when one of them does; the negations match when none does.</summary>
public enum QueryOperator
{
    /// <summary>It is one of the values.</summary>
    Is,

    /// <summary>It is none of the values; an empty field is none.</summary>
    IsNot,

    /// <summary>The text stands in it.</summary>
    Contains,

    /// <summary>It begins so.</summary>
    BeginsWith,

    /// <summary>It ends so.</summary>
    EndsWith,

    /// <summary>Nothing stands in it.</summary>
    Empty,

    /// <summary>Something stands in it.</summary>
    Filled,

    /// <summary>Before the day, the day not included.</summary>
    Before,

    /// <summary>On the day or later.</summary>
    From,

    /// <summary>From the first to the second, both included: days or numbers.</summary>
    Between,

    /// <summary>Within so many days up to today, today included.</summary>
    LastDays,

    /// <summary>Within so many days from today on, today included.</summary>
    NextDays,

    /// <summary>Longer ago than so many days.</summary>
    OlderThanDays,

    /// <summary>The number or more.</summary>
    AtLeast,

    /// <summary>The number or less.</summary>
    AtMost,
}
