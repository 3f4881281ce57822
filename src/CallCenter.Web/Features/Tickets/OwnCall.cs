using CallCenter.Web.Features.Desk;
using CallCenter.Web.Switchboard;
using Telephony.Calls;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Tickets;

/// <summary>The call that an agent has in hand, as the floor knows it.</summary>
internal static class OwnCall
{
    /// <summary>Its id, or null; a call that only rings is nobody's yet.</summary>
    public static Guid? Of(FloorSnapshot snapshot, AgentId agent) =>
        DeskView.From(snapshot, agent) is { Interaction: { } id, Rings: false } ? id.Value : null;
}
