namespace Crm.Domain.Dispatch;

/// <summary>Names of the code tables that a visit's result uses.</summary>
public static class VisitCodeGroups
{
    /// <summary>症状; the catalogue's symptoms.</summary>
    public const string Symptom = "symptom";

    /// <summary>故障</summary>
    public const string Defect = "defect";

    /// <summary>维修措施</summary>
    public const string Repair = "repair";

    /// <summary>责任</summary>
    public const string Liability = "liability";

    /// <summary>收费或免费原因</summary>
    public const string FeeReason = "feeReason";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [Symptom, Defect, Repair, Liability, FeeReason];
}
