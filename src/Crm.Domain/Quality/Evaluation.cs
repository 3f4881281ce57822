namespace Crm.Domain.Quality;

/// <summary>One score of one interaction.</summary>
public sealed record Evaluation
{
    /// <summary>Identity; a UUIDv7 minted at the edge.</summary>
    public required Guid Id { get; init; }

    /// <summary>The interaction that was scored.</summary>
    public required Guid InteractionId { get; init; }

    /// <summary>Who scored.</summary>
    public EvaluationSource Source { get; init; }

    /// <summary>The agent who is scored.</summary>
    public string? AgentId { get; init; }

    /// <summary>0 to 100; a caller's 1 to 5 counts 20 each.</summary>
    public int Score { get; init; }

    /// <summary>True when a fatal item zeroed the score.</summary>
    public bool IsFatal { get; init; }

    /// <summary>Remark, or null.</summary>
    public string? Remark { get; init; }

    /// <summary>The reviewer's user id, or null.</summary>
    public string? ReviewerId { get; init; }

    /// <summary>When the score was given.</summary>
    public required DateTimeOffset At { get; init; }
}
