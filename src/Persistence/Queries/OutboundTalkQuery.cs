using Microsoft.EntityFrameworkCore;
using Persistence.History;

namespace Persistence.Queries;

/// <summary>How long agents have talked with numbers outside: what a cap on a day's calls outwards counts.</summary>
public sealed class OutboundTalkQuery(IDbContextFactory<AppDb> contexts)
{
    /// <summary>Talk of the calls that were received since an instant, by user name. Legs that have no end yet, or never got one, are left out; a leg that an
    /// agent began and another has since counts for the one who has the call.</summary>
    /// <remarks>Bounded by the calls of one day; two instants a leg are read.</remarks>
    public async Task<IReadOnlyDictionary<string, TimeSpan>> SinceAsync(DateTimeOffset since, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var legs = await (
            from call in db.Interactions
            join leg in db.InteractionLegs on call.Id equals leg.InteractionId
            where call.ReceivedAt >= since && call.AgentId != null && leg.AgentId == null && leg.AnsweredAt != null && leg.EndedAt != null
                && (leg.Role != "customer" || call.Direction == InteractionDirection.Outbound)
            select new { Agent = call.AgentId!, From = leg.AnsweredAt!.Value, To = leg.EndedAt!.Value }).ToListAsync(ct);
        return legs.GroupBy(l => l.Agent, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Aggregate(TimeSpan.Zero, (sum, leg) => leg.To > leg.From ? sum + (leg.To - leg.From) : sum), StringComparer.Ordinal);
    }
}
