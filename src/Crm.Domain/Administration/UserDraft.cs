namespace Crm.Domain.Administration;

/// <summary>A person who signs in, as an administrator wants him.</summary>
public sealed record UserDraft
{
    /// <summary>Sign-in name, fixed once made; also the agent's id.</summary>
    public string Name { get; init; } = "";

    /// <summary>The name that colleagues read.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>E-mail address, or null.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone extension, or null for people who do not talk to customers.</summary>
    public string? Extension { get; init; }

    /// <summary>Role names.</summary>
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>Queues in which he takes calls, with level.</summary>
    public ImmutableArray<QueueLevel> Queues { get; init; } = [];

    /// <summary>False: locked out by an administrator.</summary>
    public bool IsActive { get; init; } = true;
}
