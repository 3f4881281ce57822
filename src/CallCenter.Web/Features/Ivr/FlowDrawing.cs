using System.Collections.Immutable;
using Telephony.Ivr.Flows;

namespace CallCenter.Web.Features.Ivr;

/// <summary>A flow on the drawing board: each change gives a new one, the last ones can be taken back. Pure.</summary>
/// <param name="Flow">As it stands.</param>
/// <param name="Before">What it was, the newest last.</param>
public sealed record FlowDrawing(IvrFlow Flow, ImmutableArray<IvrFlow> Before)
{
    /// <summary>Steps back that are kept: more nobody remembers.</summary>
    private const int Kept = 50;

    /// <summary>A drawing that begins.</summary>
    public static FlowDrawing Of(IvrFlow flow) => new(flow, []);

    /// <summary>A new flow: one menu would be too much, one queue is enough.</summary>
    public static IvrFlow Empty(string id, string queue) =>
        new(id, "queue", [new FlowNode("queue", FlowNodeKind.Queue) { Queue = queue }]);

    public bool CanUndo => !Before.IsEmpty;

    public FlowDrawing With(IvrFlow flow) => flow == Flow ? this
        : new FlowDrawing(flow, Before.Length < Kept ? Before.Add(Flow) : Before.RemoveAt(0).Add(Flow));

    public FlowDrawing Undo() => CanUndo ? new FlowDrawing(Before[^1], Before.RemoveAt(Before.Length - 1)) : this;

    /// <summary>Puts a new node of the kind behind another; its id is the kind's name with the first free number.</summary>
    public FlowDrawing Add(FlowNodeKind kind, string? behind, string queue)
    {
        var name = kind.ToString().ToLowerInvariant();
        var id = Enumerable.Range(1, FlowLimits.Nodes + 1).Select(n => n == 1 ? name : $"{name}-{n}").First(free => Flow.Node(free) is null);
        var node = new FlowNode(id, kind) { Queue = FlowOutcomes.IsEnd(kind) && kind != FlowNodeKind.HangUp ? queue : null };
        var at = behind is null ? -1 : IndexOf(behind);
        return With(Flow with { Nodes = at < 0 ? Flow.Nodes.Add(node) : Flow.Nodes.Insert(at + 1, node) });
    }

    public FlowDrawing Change(FlowNode node) => With(Flow with { Nodes = Flow.Nodes.SetItem(IndexOf(node.Id), node) });

    /// <summary>Another id: every way to the node follows.</summary>
    public FlowDrawing Rename(string from, string to) => Flow.Node(to) is not null || Flow.Node(from) is null ? this : With(Flow with
    {
        Start = Flow.Start == from ? to : Flow.Start,
        Nodes = [.. Flow.Nodes.Select(n => (n.Id == from ? n with { Id = to } : n) with { Next = n.Next.ToImmutableSortedDictionary(w => w.Key, w => w.Value == from ? to : w.Value, StringComparer.Ordinal) })],
    });

    /// <summary>Ways to the node stay and are faults until they lead elsewhere.</summary>
    public FlowDrawing Remove(string id) => With(Flow with { Nodes = Flow.Nodes.RemoveAll(n => n.Id == id) });

    /// <summary>One place up (-1) or down (1) in the list.</summary>
    public FlowDrawing Move(string id, int by)
    {
        var at = IndexOf(id);
        var to = at + by;
        return at < 0 || to < 0 || to >= Flow.Nodes.Length ? this : With(Flow with { Nodes = Flow.Nodes.RemoveAt(at).Insert(to, Flow.Nodes[at]) });
    }

    /// <summary>Where a way leads; null takes it out.</summary>
    public FlowDrawing Lead(string id, string outcome, string? target)
    {
        var node = Flow.Node(id)!;
        return Change(node with { Next = target is null ? node.Next.Remove(outcome) : node.Next.SetItem(outcome, target) });
    }

    private int IndexOf(string id)
    {
        for (var at = 0; at < Flow.Nodes.Length; at++)
            if (Flow.Nodes[at].Id == id)
                return at;
        return -1;
    }
}
