namespace Crm.Domain.Administration;

/// <summary>A skill of the catalogue as an administrator wants it.</summary>
public sealed record SkillDraft
{
    /// <summary>The code, fixed once made.</summary>
    public string Code { get; init; } = "";

    /// <summary>Chinese name.</summary>
    public string NameZh { get; init; } = "";

    /// <summary>English name.</summary>
    public string NameEn { get; init; } = "";

    /// <summary>What it is about.</summary>
    public SkillKind Kind { get; init; }

    /// <summary>Place in the list.</summary>
    public int Position { get; init; }

    /// <summary>False: retired; no queue may need it any more.</summary>
    public bool IsActive { get; init; } = true;
}
