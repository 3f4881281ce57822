using System.Collections.Immutable;
using CallCenter.Web.Features.Supervisor.Alerts;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>Section <c>Floor</c>: what is promised, and what the floor is told of.</summary>
/// <param name="Targets">From where a figure is worth a look.</param>
/// <param name="Alerts">The rules in force.</param>
public sealed record FloorSettings(FloorTargets Targets, ImmutableArray<AlertRule> Alerts)
{
    /// <summary>Nothing configured.</summary>
    public static FloorSettings Default { get; } = new(FloorTargets.Default, AlertRule.Defaults);
}
