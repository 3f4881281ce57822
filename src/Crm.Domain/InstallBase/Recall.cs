namespace Crm.Domain.InstallBase;

/// <summary>A campaign of the maker for certain units: bring them in, or have a part changed.</summary>
public sealed record Recall
{
    /// <summary>Code, e.g. <c>RC-2026-01</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Title in Chinese.</summary>
    public required string TitleZh { get; init; }

    /// <summary>Title in English.</summary>
    public required string TitleEn { get; init; }

    /// <summary>What to tell the customer, in Chinese.</summary>
    public string AdviceZh { get; init; } = "";

    /// <summary>What to tell the customer, in English.</summary>
    public string AdviceEn { get; init; } = "";

    /// <summary>The model's code.</summary>
    public required string ModelCode { get; init; }

    /// <summary>First serial, or null.</summary>
    public string? SerialFrom { get; init; }

    /// <summary>Last serial, inclusive, or null.</summary>
    public string? SerialTo { get; init; }

    /// <summary>First production day, or null.</summary>
    public DateOnly? ProducedFrom { get; init; }

    /// <summary>Last production day, inclusive, or null.</summary>
    public DateOnly? ProducedTo { get; init; }

    /// <summary>True when people are at risk: shown as an alarm.</summary>
    public bool IsSafetyCritical { get; init; }

    /// <summary>The day on which it ended, or null while it runs.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Counts saves.</summary>
    public int Version { get; init; }
}
