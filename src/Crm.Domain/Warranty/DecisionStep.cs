namespace Crm.Domain.Warranty;

/// <summary>One rule that was looked at.</summary>
/// <param name="Rule">Which.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Reason">On which facts, as a text key with values.</param>
public sealed record DecisionStep(DecisionRule Rule, StepResult Result, Reason Reason);
