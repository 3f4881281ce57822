using System.Collections.Immutable;

namespace Telephony.Ivr.Flows;

/// <summary>Where a caller is in his flow.</summary>
/// <param name="Flow">The flow as it was when the call arrived: a key means what the caller heard.</param>
/// <param name="Node">The id of the present node.</param>
public sealed record FlowState(IvrFlow Flow, string Node)
{
    /// <summary>What the node is doing.</summary>
    public FlowStage Stage { get; init; }

    /// <summary>Prompts that are still to be said, the one that plays first.</summary>
    public ImmutableArray<string> Left { get; init; } = [];

    /// <summary>Keys of the number so far; never told.</summary>
    public string Keys { get; init; } = "";

    /// <summary>Keys that were pressed before the question they answer was asked, at most <see cref="FlowLimits.Ahead"/>; never told.</summary>
    public string Ahead { get; init; } = "";

    /// <summary>Rounds of the present question, from 1.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Nodes passed.</summary>
    public int Steps { get; init; }

    /// <summary>The number that was keyed last and confirmed, or null.</summary>
    public string? Number { get; init; }

    /// <summary>What kind it is.</summary>
    public FlowNumber NumberKind { get; init; }

    /// <summary>What the edge found, or null.</summary>
    public CallerFinding? Found { get; init; }

    /// <summary>Windows that were offered, the first is key 1.</summary>
    public ImmutableArray<VisitWindow> Windows { get; init; } = [];

    /// <summary>The window that is being booked.</summary>
    public VisitWindow? Chosen { get; init; }

    /// <summary>The number is on the block list.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>He pressed 0 while a notice played: he hears it to its end, then a person comes.</summary>
    public bool WantsPerson { get; init; }

    /// <summary>The present node.</summary>
    public FlowNode? Here => Flow.Node(Node);
}
