namespace Persistence.Floor;

/// <summary>An agent of a queue.</summary>
public sealed class QueueMemberRow
{
    public string QueueId { get; init; } = "";
    public string AgentId { get; init; } = "";

    /// <summary>Higher is offered first; equal levels share by longest idle.</summary>
    public int Level { get; set; } = 1;

    /// <summary>The queue's place among the agent's own, 1 the first; 0: he has no order.</summary>
    public int Order { get; set; }
}
