using System.Globalization;
using Crm.Domain.Administration;

namespace CallCenter.Web.Features.ScreenPop;

/// <summary>What an administrator says about the way of callers: the minutes of each reason for priority, and the designated desks.</summary>
/// <param name="Gold">Minutes for a gold customer; 0 to 60, 0 for none.</param>
/// <param name="Silver">Minutes for a silver one.</param>
/// <param name="Repeat">A second call within the week means that the first did not help: as urgent as the best tier.</param>
/// <param name="Overdue">We promised and did not keep it: a little more than a repeated call.</param>
/// <param name="Safety">Somebody may be hurt: before everybody who waits as long as callers normally do.</param>
/// <param name="Desks">In the form of <see cref="DesignatedDesks"/>.</param>
internal sealed record RoutingRules(int Gold, int Silver, int Repeat, int Overdue, int Safety, string Desks)
{
    /// <summary>Where nobody set anything.</summary>
    public static RoutingRules Default { get; } = Of(static definition => definition.Default);

    /// <summary>The rules as the settings say.</summary>
    public static RoutingRules Of(Func<SettingDefinition, string> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new RoutingRules(
            Minutes(KnownSettings.PriorityGold), Minutes(KnownSettings.PrioritySilver), Minutes(KnownSettings.PriorityRepeat), Minutes(KnownSettings.PriorityOverdue), Minutes(KnownSettings.PrioritySafety),
            value(KnownSettings.DesignatedDesks));

        int Minutes(SettingDefinition definition) => int.Parse(value(definition), CultureInfo.InvariantCulture);
    }
}
