namespace Telephony.Ivr.Flows;

/// <summary>What is wrong with a flow, shown at the node.</summary>
/// <param name="Node">The node, or null for the flow as a whole.</param>
/// <param name="Rule">A word of <see cref="FlowRules"/>.</param>
/// <param name="Value">What it is about: an outcome, a prompt, a target; may be empty.</param>
public sealed record FlowFault(string? Node, string Rule, string Value);
