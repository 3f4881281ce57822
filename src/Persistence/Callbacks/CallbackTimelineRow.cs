using Crm.Domain.Callbacks;

namespace Persistence.Callbacks;

/// <summary>One fact of a call-back, append-only.</summary>
public sealed class CallbackTimelineRow
{
    public CallbackId CallbackId { get; init; }

    /// <summary>1, 2, 3 … without gaps per task.</summary>
    public int Seq { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>User name of who did it, or <c>system</c>.</summary>
    public string ActorId { get; init; } = "";

    /// <summary>Name of the fact, e.g. MarkPassed.</summary>
    public string Type { get; init; } = "";

    /// <summary>The fact as JSON.</summary>
    public string Data { get; init; } = "{}";
}
