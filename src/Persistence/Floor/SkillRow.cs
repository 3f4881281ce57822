using Crm.Domain.Administration;

namespace Persistence.Floor;

/// <summary>A skill that calls may need and agents may have; retired, never reused.</summary>
public sealed class SkillRow
{
    public string Code { get; init; } = "";
    public string NameZh { get; set; } = "";
    public string NameEn { get; set; } = "";
    public SkillKind Kind { get; set; }
    public int Position { get; set; }
    public bool IsActive { get; set; } = true;
    public int Version { get; set; }
}
