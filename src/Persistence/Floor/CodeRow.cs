namespace Persistence.Floor;

/// <summary>An entry of an editable code table; a code is retired, never reused.</summary>
public sealed class CodeRow
{
    /// <summary>disposition, notReady, waitReason …</summary>
    public string Group { get; init; } = "";

    public string Code { get; init; } = "";
    public string NameZh { get; set; } = "";
    public string NameEn { get; set; } = "";
    public int Position { get; set; }
    public bool IsActive { get; set; } = true;

    /// <summary>Product category it is for, or null for all.</summary>
    public string? Category { get; set; }

    /// <summary>Longest time of a not-ready reason, or null for none; other tables have none.</summary>
    public int? LimitMinutes { get; set; }

    /// <summary>Who usually answers for a defect, a code of the liability table; null: nobody in particular.</summary>
    public string? Liability { get; set; }

    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public int Version { get; set; }
}
