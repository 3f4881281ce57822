namespace CallCenter.Web.Features.Supervisor.Alerts;

/// <summary>One figure that rules look at.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Queue">Short name of the queue, or null for the whole floor.</param>
/// <param name="Value">In the kind's unit.</param>
public sealed record AlertReading(AlertKind Kind, string? Queue, double Value);
