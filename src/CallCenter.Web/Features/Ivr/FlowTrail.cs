using System.Collections.Immutable;
using Telephony.Calls;

namespace CallCenter.Web.Features.Ivr;

/// <summary>The way of one caller through a flow, as far as he has come.</summary>
/// <param name="Interaction">The contact.</param>
/// <param name="Flow">The flow.</param>
/// <param name="At">His first step.</param>
/// <param name="Steps">Node and outcome, in order; at most as many as a flow has steps.</param>
public sealed record FlowTrail(InteractionId Interaction, string Flow, DateTimeOffset At, ImmutableArray<(string Node, string Outcome)> Steps);
