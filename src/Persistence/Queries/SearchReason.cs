namespace Persistence.Queries;

/// <summary>By what a search found something.</summary>
public enum SearchReason
{
    /// <summary>The name begins so.</summary>
    Name,

    /// <summary>The name is spelt so.</summary>
    Pinyin,

    /// <summary>The name's syllables begin so.</summary>
    Initials,

    /// <summary>The whole number.</summary>
    Phone,

    /// <summary>The number ends so.</summary>
    PhoneEnd,

    /// <summary>The speakable number.</summary>
    Number,

    /// <summary>The serial or its end.</summary>
    Serial,

    /// <summary>The address begins so.</summary>
    Address,

    /// <summary>The name holds it, not at its beginning.</summary>
    InsideName,

    /// <summary>The address holds it, not at its beginning.</summary>
    InsideAddress,
}
