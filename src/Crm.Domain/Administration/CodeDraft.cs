namespace Crm.Domain.Administration;

/// <summary>An entry of a code table as an administrator wants it.</summary>
public sealed record CodeDraft
{
    /// <summary>The table.</summary>
    public string Group { get; init; } = "";

    /// <summary>The code, fixed once made and never given to another meaning.</summary>
    public string Code { get; init; } = "";

    /// <summary>Chinese name.</summary>
    public string NameZh { get; init; } = "";

    /// <summary>English name.</summary>
    public string NameEn { get; init; } = "";

    /// <summary>Product category it is for, or null for all.</summary>
    public string? Category { get; init; }

    /// <summary>Longest time of a not-ready reason, minutes, or null for none; only for that table.</summary>
    public int? LimitMinutes { get; init; }

    /// <summary>Who usually answers for it, a code of the liability table, or null; only of defects.</summary>
    public string? Liability { get; init; }

    /// <summary>First day it may be chosen, or null.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day it may be chosen, or null.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Place in the list.</summary>
    public int Position { get; init; }

    /// <summary>False: retired; old rows keep it.</summary>
    public bool IsActive { get; init; } = true;
}
