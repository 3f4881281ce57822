using System.Collections.Concurrent;
using System.Collections.Immutable;
using Telephony.Calls;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Desk;

/// <summary>To whom each agent transferred last, for this run of the program: a convenience, not a record.</summary>
public sealed class RecentTargets
{
    /// <summary>Kept per agent: one glance.</summary>
    public const int Kept = 3;

    private readonly ConcurrentDictionary<AgentId, ImmutableList<TransferTarget>> _targets = new();

    /// <summary>The newest first.</summary>
    public IReadOnlyList<TransferTarget> Of(AgentId agent) => _targets.GetValueOrDefault(agent, []);

    /// <summary>This agent used it.</summary>
    public void Note(AgentId agent, TransferTarget target) => _targets.AddOrUpdate(
        agent, _ => [target], (_, known) => [.. known.Remove(target).Insert(0, target).Take(Kept)]);
}
