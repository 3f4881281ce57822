namespace CallCenter.Web.Features.Ivr;

/// <summary>One node of a caller's way, as his history has it.</summary>
/// <param name="At">When it was done with.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Node">The node.</param>
/// <param name="Outcome">How it ended; never what was keyed.</param>
internal sealed record FlowPathStep(DateTimeOffset At, string Flow, string Node, string Outcome);
