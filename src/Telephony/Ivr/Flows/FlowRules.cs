namespace Telephony.Ivr.Flows;

/// <summary>Names of what a flow must be; pages translate them.</summary>
public static class FlowRules
{
    /// <summary>No node, or more than <see cref="FlowLimits.Nodes"/>.</summary>
    public const string NodeCount = "FlowNodeCount";

    /// <summary>The first node is not there.</summary>
    public const string NoStart = "FlowNoStart";

    /// <summary>An id is not 1 to 40 small letters, digits and dashes.</summary>
    public const string BadId = "FlowBadId";

    /// <summary>Two nodes have one id.</summary>
    public const string DoubleId = "FlowDoubleId";

    /// <summary>A way out that the kind needs is missing.</summary>
    public const string WayMissing = "FlowWayMissing";

    /// <summary>A way out that the kind does not have.</summary>
    public const string WayUnknown = "FlowWayUnknown";

    /// <summary>A way leads to a node that is not there.</summary>
    public const string TargetMissing = "FlowTargetMissing";

    /// <summary>No caller ever comes here.</summary>
    public const string Unreachable = "FlowUnreachable";

    /// <summary>A circle in which the caller is never asked anything.</summary>
    public const string Circle = "FlowCircle";

    /// <summary>The node needs something to say.</summary>
    public const string PromptMissing = "FlowPromptMissing";

    /// <summary>The prompt shelf has no such prompt.</summary>
    public const string PromptUnknown = "FlowPromptUnknown";

    /// <summary>Too many prompts.</summary>
    public const string PromptCount = "FlowPromptCount";

    /// <summary>A number is out of its range.</summary>
    public const string OutOfRange = "FlowOutOfRange";

    /// <summary>The queue is not there.</summary>
    public const string QueueUnknown = "FlowQueueUnknown";

    /// <summary>A menu without a single key.</summary>
    public const string NoKeys = "FlowNoKeys";

    /// <summary>The block list is asked only after the caller could press 0 for a person.</summary>
    public const string BlockLate = "FlowBlockLate";

    /// <summary>Nothing leads to a queue, a call-back or a message.</summary>
    public const string NoPerson = "FlowNoPerson";
}
