namespace Crm.Domain.Administration;

/// <summary>The code tables that exist. The seven of GB/T 24822-2009 that describe a fault, and the floor's own.</summary>
public static class CodeGroups
{
    /// <summary>Why an agent takes no calls: kept with time limits on a page of their own.</summary>
    public const string NotReady = "notReady";

    /// <summary>Reasons that the floor takes at once.</summary>
    public const int MostReasons = 50;

    /// <summary>Every table, in the order of the page.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "disposition", NotReady, "waitReason", "cancelReason", "source", "condition", "extCondition", "symptom", "defect", "repair", "serviceType", "serviceMode", "liability", "feeReason",
    ];
}
