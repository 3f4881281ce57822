namespace Crm.Domain.Warranty;

/// <summary>What a customer may have for a fault, and why (reference §5.2).</summary>
public static class EntitlementRules
{
    /// <summary>Months after the sale in which the business has to prove that a fault was not its own (consumer law art. 23).</summary>
    public const int ProofMonths = 6;

    /// <summary>Decides a case. Pure: the same facts give the same answer on every day.</summary>
    public static WarrantyDecision Decide(WarrantyCase facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new Weighing(facts).Decide();
    }
}
