namespace Crm.Domain.Callbacks;

/// <summary>What a plan is made from.</summary>
public sealed record CallbackFacts
{
    /// <summary>What for.</summary>
    public CallbackKind Kind { get; init; }

    /// <summary>Completion of the work, or its solution on the phone; the promise counts from here.</summary>
    public required DateTimeOffset CompletedAt { get; init; }

    /// <summary>When the house heard of it; nothing is planned before.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>The hour the customer prefers, 0 to 23, or null.</summary>
    public int? PreferredHour { get; init; }

    /// <summary>Attempts so far, in any order.</summary>
    public ImmutableArray<PastAttempt> Attempts { get; init; } = [];

    /// <summary>Planned attempts of the customer's other open tasks.</summary>
    public ImmutableArray<DateTimeOffset> OtherCalls { get; init; } = [];
}
