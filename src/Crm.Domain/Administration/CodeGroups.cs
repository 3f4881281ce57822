namespace Crm.Domain.Administration;

/// <summary>The code tables that exist. The seven of GB/T 24822-2009 that describe a fault, and the floor's own.</summary>
public static class CodeGroups
{
    /// <summary>Every table, in the order of the page.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "disposition", "notReady", "waitReason", "cancelReason", "source", "condition", "extCondition", "symptom", "defect", "repair", "serviceType", "serviceMode", "liability", "feeReason",
    ];
}
