namespace Crm.Domain.Claims;

/// <summary>What people do with a claim line; closed family.</summary>
public abstract record ClaimCommand
{
    private ClaimCommand() { }

    /// <summary>Asks for another amount.</summary>
    public sealed record Edit(Money Claimed) : ClaimCommand;

    /// <summary>Hands it in.</summary>
    public sealed record Submit(string By) : ClaimCommand;

    /// <summary>Grants so much of it.</summary>
    public sealed record Approve(Money Amount, string By) : ClaimCommand;

    /// <summary>Grants nothing.</summary>
    public sealed record Reject(string By) : ClaimCommand;

    /// <summary>Asks for a better one.</summary>
    public sealed record SendBack(string By) : ClaimCommand;
}
