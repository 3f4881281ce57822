namespace Crm.Domain.Parts;

/// <summary>In what condition a part lies somewhere.</summary>
public enum PartCondition
{
    /// <summary>新件</summary>
    New,

    /// <summary>良品: used, tested, good.</summary>
    Good,

    /// <summary>坏件</summary>
    Defective,

    /// <summary>在修</summary>
    Repairing,
}
