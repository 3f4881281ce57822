namespace Crm.Domain.Dispatch;

/// <summary>Something unreasonable about an assignment.</summary>
/// <param name="Check">Which check found it; null where it is no matter of settings: who is closed, suspended or gone is never sent, who is tripped only by a leader.</param>
/// <param name="Level">Whether a reason passes it.</param>
/// <param name="Refusal">What is said.</param>
public sealed record DispatchFinding(DispatchCheck? Check, CheckLevel Level, Refusal Refusal);
