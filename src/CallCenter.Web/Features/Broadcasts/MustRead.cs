using Persistence.Floor;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Broadcasts;

/// <summary>What becomes of an agent who does not read what must be read. Pure.</summary>
internal static class MustRead
{
    /// <summary>Reason code of the not-ready state.</summary>
    public const string Reason = "must-read";

    /// <summary>The rule that refuses "ready".</summary>
    public const string First = "MustReadFirst";

    /// <summary>So long it may stand beside the calls: two or three of them. Who had a free moment in it and did not read it gets one.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    /// <summary>Whether the agent gets the time to read: he is free, or a call or its after-call work would make him free again. No talk is touched.</summary>
    /// <param name="message">Live and unread by him.</param>
    /// <param name="agent">As the floor has him.</param>
    /// <param name="now">The present instant.</param>
    public static bool StandsDown(Broadcast message, AgentState agent, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(agent);
        if (!message.MustRead || message.Until <= now || message.IsReadBy(agent.Id.Value) || now - (message.RemindedAt ?? message.SentAt) < Grace)
            return false;
        return agent.Presence == Presence.Ready || (agent.Interaction is not null && agent.AfterCall is null or Presence.Ready);
    }
}
