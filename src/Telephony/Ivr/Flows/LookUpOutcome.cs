namespace Telephony.Ivr.Flows;

/// <summary>How a look-up ended.</summary>
public enum LookUpOutcome
{
    /// <summary>Nobody and nothing has the number; it is not blocked.</summary>
    Unknown,

    /// <summary>Found.</summary>
    Found,

    /// <summary>The number is on the block list.</summary>
    Blocked,

    /// <summary>The store did not answer.</summary>
    Failed,
}
