using Telephony.Calls;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>One live call on the board.</summary>
/// <param name="Id">The contact.</param>
/// <param name="Phase">Where it is.</param>
/// <param name="PhaseSince">Since when.</param>
/// <param name="WaitSince">Queue entry while nobody has answered, or null.</param>
/// <param name="Waited">The wait of an answered call, or null.</param>
/// <param name="Queue">Queue, or null.</param>
/// <param name="Agent">Name of the agent, or null.</param>
/// <param name="Number">The far number, masked; empty when withheld.</param>
/// <param name="Direction">Who began.</param>
public sealed record CallLine(
    InteractionId Id,
    CallPhase Phase,
    DateTimeOffset PhaseSince,
    DateTimeOffset? WaitSince,
    TimeSpan? Waited,
    string? Queue,
    string? Agent,
    string Number,
    CallDirection Direction);
