using Crm.Domain.Quality;

namespace Persistence.Quality;

/// <summary>Which reviews; what is null does not matter.</summary>
public sealed record ReviewFilter
{
    public string? AgentId { get; init; }
    public string? ReviewerId { get; init; }
    public Guid? InteractionId { get; init; }
    public ReviewState? State { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? Before { get; init; }

    /// <summary>Only those that this person may read: his own work, given reviews of himself, and with <see cref="SeesGiven"/> every given one.</summary>
    public string? Reader { get; init; }

    /// <summary>The reader may read every given review.</summary>
    public bool SeesGiven { get; init; }
}
