using CallCenter.Web.Phone;
using Telephony.Distribution;

namespace CallCenter.Web.Realtime.Wire;

/// <summary>One agent, live; <c>GET /api/v1/agents</c>.</summary>
public sealed record AgentWire(
    string User, string State, string? Reason, DateTimeOffset Since, string Device, bool DeviceAvailable, Guid? InteractionId, string? AfterCall, int CallsToday, Guid? Monitoring)
{
    /// <summary>His browser phone; null where he has none open.</summary>
    public PhoneWire? Phone { get; init; }

    public static AgentWire From(AgentState agent) => new(
        agent.Id.Value,
        Words.Of(agent.Presence),
        agent.Reason,
        agent.Since,
        Words.Of(agent.Device),
        agent.DeviceAvailable,
        agent.Interaction?.Value,
        agent.AfterCall is { } after ? Words.Of(after) : null,
        agent.CallsToday,
        agent.Monitoring?.Value);
}
