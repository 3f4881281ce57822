using Telephony.Calls;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Desk;

/// <summary>One line of the transfer panel: somebody to whom a customer may go, with what is known of him now.</summary>
/// <param name="Key">The same target has the same key while the list is redrawn.</param>
/// <param name="Target">Who.</param>
/// <param name="Name">Display name, queue's short name, or the number as it will be dialled.</param>
/// <param name="CanTransfer">He could take a customer now.</param>
/// <param name="CanConsult">He could be asked now.</param>
public sealed record TransferLine(string Key, TransferTarget Target, string Name, bool CanTransfer, bool CanConsult)
{
    /// <summary>Extension of an agent, or null.</summary>
    public string? Extension { get; init; }

    /// <summary>State of an agent, or null.</summary>
    public Presence? Presence { get; init; }

    /// <summary>Why an agent is not ready, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Callers in a queue, or null.</summary>
    public int? Waiting { get; init; }

    /// <summary>Signed-in members of a queue, or null.</summary>
    public int? Staffed { get; init; }

    /// <summary>How long a caller who came now would wait; null when nobody can say.</summary>
    public TimeSpan? EstimatedWait { get; init; }

    /// <summary>Among the last that this agent used.</summary>
    public bool IsRecent { get; init; }

    /// <summary>The rule that keeps it from being chosen, or null.</summary>
    public string? Rule { get; init; }
}
