namespace Crm.Domain.Dispatch;

/// <summary>The customer's word to the price on site, before the work began (reference §5.4, 8).</summary>
/// <param name="Amount">What he agreed to pay.</param>
/// <param name="By">Who agreed, by name.</param>
/// <param name="How">How.</param>
/// <param name="At">When.</param>
public sealed record PriceAcceptance(Money Amount, string By, AcceptedHow How, DateTimeOffset At);
