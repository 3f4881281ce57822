using Crm.Domain.Tickets;

namespace Crm.Domain.Claims;

/// <summary>What a decision about a claim line must know besides the line.</summary>
/// <param name="OtherActive">Number of another active line of the same ticket and type, or null.</param>
/// <param name="Holds">What holds the ticket's settlement now.</param>
public sealed record ClaimFacts(string? OtherActive, ImmutableArray<HoldCause> Holds)
{
    /// <summary>Nothing stands against it.</summary>
    public static ClaimFacts None { get; } = new(null, []);
}
