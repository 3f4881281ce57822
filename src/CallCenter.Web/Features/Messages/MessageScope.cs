using System.Security.Claims;
using CallCenter.Web.Access;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Messages;

/// <summary>Whose messages a person sees: those of the queues he works in; who sees the floor sees all.</summary>
internal static class MessageScope
{
    /// <summary>Short names of queues; null for all, none for somebody without the right.</summary>
    public static IReadOnlyCollection<string>? QueuesOf(ClaimsPrincipal person, FloorPlan plan)
    {
        if (!RoleRights.Has(person, Rights.MessageHandle))
            return [];
        if (RoleRights.Has(person, Rights.FloorSee))
            return null;
        var me = new AgentId(person.Identity?.Name ?? "");
        return [.. plan.Queues.Values.Where(q => q.Members.Contains(me)).Select(q => q.Id.Value)];
    }
}
