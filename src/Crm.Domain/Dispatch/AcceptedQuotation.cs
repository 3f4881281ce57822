namespace Crm.Domain.Dispatch;

/// <summary>A quotation of the ticket that the customer accepted.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Left">What he agreed to pay and no earlier visit has charged under it.</param>
/// <param name="AcceptedAt">When he accepted.</param>
public sealed record AcceptedQuotation(string Number, Money Left, DateTimeOffset AcceptedAt);
