namespace Crm.Domain.Tickets;

/// <summary>How much a person may grant.</summary>
/// <param name="Own">Without asking anybody.</param>
/// <param name="ForOthers">Of what others ask; null: nothing, he may not approve.</param>
public readonly record struct ApprovalAuthority(Money Own, Money? ForOthers)
{
    /// <summary>More than any case: who may approve anything.</summary>
    public static Money Everything { get; } = new(long.MaxValue);
}
