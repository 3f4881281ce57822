namespace Crm.Domain.Dispatch;

/// <summary>The state machine of a visit as a table (reference §5.3).</summary>
/// <remarks>A dispatcher may write down a visit afterwards in one go, so the end is reachable from every state in which somebody was sent.</remarks>
public static class DispatchTransitions
{
    private static readonly ImmutableDictionary<DispatchStatus, ImmutableArray<DispatchStatus>> Table = new Dictionary<DispatchStatus, ImmutableArray<DispatchStatus>>
    {
        [DispatchStatus.Proposed] = [DispatchStatus.Assigned, DispatchStatus.Cancelled],
        [DispatchStatus.Assigned] =
        [
            DispatchStatus.Assigned, DispatchStatus.Accepted, DispatchStatus.Proposed, DispatchStatus.Departed, DispatchStatus.Arrived, DispatchStatus.Working,
            DispatchStatus.Done, DispatchStatus.PartlyDone, DispatchStatus.NoAccess, DispatchStatus.Cancelled,
        ],
        [DispatchStatus.Accepted] =
        [
            DispatchStatus.Assigned, DispatchStatus.Departed, DispatchStatus.Arrived, DispatchStatus.Working,
            DispatchStatus.Done, DispatchStatus.PartlyDone, DispatchStatus.NoAccess, DispatchStatus.Cancelled,
        ],
        [DispatchStatus.Departed] =
        [
            DispatchStatus.Arrived, DispatchStatus.Working, DispatchStatus.Done, DispatchStatus.PartlyDone, DispatchStatus.NoAccess, DispatchStatus.Cancelled,
        ],
        [DispatchStatus.Arrived] = [DispatchStatus.Working, DispatchStatus.Done, DispatchStatus.PartlyDone, DispatchStatus.NoAccess, DispatchStatus.Cancelled],
        [DispatchStatus.Working] = [DispatchStatus.Done, DispatchStatus.PartlyDone, DispatchStatus.Cancelled],
        [DispatchStatus.Done] = [],
        [DispatchStatus.PartlyDone] = [],
        [DispatchStatus.NoAccess] = [],
        [DispatchStatus.Cancelled] = [DispatchStatus.Proposed],
    }.ToImmutableDictionary();

    /// <summary>Where an order may go next.</summary>
    public static ImmutableArray<DispatchStatus> From(DispatchStatus status) => Table[status];

    /// <summary>True when the step is in the table.</summary>
    public static bool Allows(DispatchStatus from, DispatchStatus to) => Table[from].Contains(to);

    /// <summary>True until it is done, partly done, without access or cancelled. A ticket has at most one open order.</summary>
    public static bool IsOpen(DispatchStatus status) =>
        status is not (DispatchStatus.Done or DispatchStatus.PartlyDone or DispatchStatus.NoAccess or DispatchStatus.Cancelled);

    /// <summary>True when it takes a place of its half day: everything that was sent and not taken back.</summary>
    public static bool TakesAPlace(DispatchStatus status) => status is not (DispatchStatus.Proposed or DispatchStatus.Cancelled);
}
