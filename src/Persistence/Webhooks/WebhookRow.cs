namespace Persistence.Webhooks;

/// <summary>A program's subscription to what happens: where to, which kinds, and how far it was told. The outbox itself is its queue.</summary>
public sealed class WebhookRow
{
    public Guid Id { get; init; }
    public string Name { get; set; } = "";
    public string Address { get; set; } = "";

    /// <summary>Kinds of events, separated by blanks.</summary>
    public string Events { get; set; } = "";

    /// <summary>The key of the signature, closed by the installation's keys.</summary>
    public string Secret { get; set; } = "";

    public bool IsActive { get; set; } = true;

    /// <summary>The account or <c>token:name</c> that made it: only what it may hear is sent.</summary>
    public string Owner { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Every fact of the outbox up to it was told, given up or is none of its kinds.</summary>
    public long AfterSeq { get; set; }

    /// <summary>Failed tries of the next fact.</summary>
    public int Failed { get; set; }

    /// <summary>Not tried again before, or null.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>Until then one node sends for it; a node that died is waited for no longer.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }

    public DateTimeOffset? LastAt { get; set; }

    /// <summary>What the last try answered: a status of HTTP, or 0 for none.</summary>
    public int? LastStatus { get; set; }

    /// <summary>Why the last try failed, a word of ours, or null.</summary>
    public string? LastProblem { get; set; }

    /// <summary>Counts saves by people; a save on an older version is refused.</summary>
    public int Version { get; set; }

    /// <summary>The kinds one by one.</summary>
    public IReadOnlyList<string> Kinds => Events.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
