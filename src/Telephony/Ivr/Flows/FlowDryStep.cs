using System.Collections.Immutable;

namespace Telephony.Ivr.Flows;

/// <summary>One node that a dry run passed.</summary>
/// <param name="Node">Its id.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Said">The prompts that the caller heard there.</param>
public sealed record FlowDryStep(string Node, string Outcome, ImmutableArray<string> Said);
