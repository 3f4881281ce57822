using Telephony.Distribution;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>The board's order: who has used up most of a limit comes first, the signed-out last.</summary>
public static class AgentOrder
{
    /// <summary>Sorts; equal ones stay by extension, so that rows without a limit do not move.</summary>
    public static IReadOnlyList<AgentLine> Of(IEnumerable<AgentLine> agents, DateTimeOffset now) =>
        [.. agents
            .OrderBy(a => a.Presence == Presence.SignedOut)
            .ThenByDescending(a => a.Used(now))
            .ThenBy(a => a.Extension, StringComparer.Ordinal)];
}
