namespace CallCenter.Web.Features.Dispatch;

/// <summary>What a dispatcher says about a visit first. Texts by <c>Outcome.&lt;name&gt;</c>.</summary>
public enum VisitOutcome
{
    /// <summary>The work is done.</summary>
    Done,

    /// <summary>Something is left.</summary>
    PartlyDone,

    /// <summary>Nobody opened.</summary>
    NoAccess,
}
