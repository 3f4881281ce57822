namespace Telephony.Distribution.Routing;

/// <summary>An agent who knows the caller's case. He may take the call also when he is not a member of its queue.</summary>
/// <param name="Agent">Who.</param>
/// <param name="Kind">Why.</param>
public readonly record struct Tie(AgentId Agent, TieKind Kind);
