namespace Crm.Domain.Warranty;

/// <summary>Something the customer may have.</summary>
/// <param name="Remedy">One remedy.</param>
/// <param name="Rule">The rule that gives it.</param>
/// <param name="Reason">On which facts.</param>
/// <param name="From">The first day on which it may be asked for, or null.</param>
/// <param name="Until">The last day, or null.</param>
/// <param name="Refund">What is paid back, or null where nothing is or the price is unknown.</param>
/// <param name="Depreciation">What use has taken off, or null.</param>
public sealed record RemedyOffer(
    Remedy Remedy, DecisionRule Rule, Reason Reason, DateOnly? From = null, DateOnly? Until = null, Money? Refund = null, Money? Depreciation = null);
