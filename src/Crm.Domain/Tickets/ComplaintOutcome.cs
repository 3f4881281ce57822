namespace Crm.Domain.Tickets;

/// <summary>What came of the call-back after a complaint was handled.</summary>
/// <param name="IsGood">The customer is content.</param>
/// <param name="HandledBy">Who reported the complaint as handled: he does not audit it.</param>
public sealed record ComplaintOutcome(bool IsGood, string HandledBy);
