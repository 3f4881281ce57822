namespace Persistence.Queries;

/// <summary>Which recordings; what is null does not matter.</summary>
public sealed record RecordingFilter
{
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? Before { get; init; }
    public string? AgentId { get; init; }
    public Guid? InteractionId { get; init; }
    public string? QueueId { get; init; }
}
