using System.Collections.Immutable;

namespace Telephony.Ivr.Flows;

/// <summary>What a caller goes through before a queue: a graph of nodes, immutable.</summary>
/// <param name="Id">Short name; told with every step.</param>
/// <param name="Start">The id of the first node.</param>
/// <param name="Nodes">In the order of the administrator; at most <see cref="FlowLimits.Nodes"/>.</param>
public sealed record IvrFlow(string Id, string Start, ImmutableArray<FlowNode> Nodes)
{
    /// <summary>The node with the id, or null.</summary>
    /// <param name="id">An id, or null.</param>
    public FlowNode? Node(string? id)
    {
        foreach (var node in Nodes)
            if (node.Id == id)
                return node;
        return null;
    }
}
