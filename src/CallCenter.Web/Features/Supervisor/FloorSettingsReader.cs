using System.Collections.Immutable;
using System.Globalization;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Supervisor.Alerts;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>Reads <c>Floor:Targets:*</c> and <c>Floor:Alerts:&lt;kind&gt;:*</c>; the first wrong or unknown key stops with its name.</summary>
internal static class FloorSettingsReader
{
    /// <exception cref="SettingsException">A key is wrong or unknown.</exception>
    public static FloorSettings Read(IConfiguration configuration)
    {
        var floor = configuration.GetSection("Floor");
        RefuseUnknown(floor, ["Targets", "Alerts"]);
        RefuseUnknown(floor.GetSection("Targets"),
            ["ServiceLevelPercent", "ServiceLevelBreachPercent", "LongestWaitWatchSeconds", "LongestWaitSeconds", "AbandonPercent", "AbandonBreachPercent", "HandlingSeconds", "AnswerSeconds"]);
        RefuseUnknown(floor.GetSection("Alerts"), Enum.GetNames<AlertKind>());
        return new FloorSettings(Targets(floor.GetSection("Targets")), [.. AlertRule.Defaults.Select(r => Rule(floor.GetSection("Alerts:" + r.Kind), r)).OfType<AlertRule>()]);
    }

    private static FloorTargets Targets(IConfigurationSection s)
    {
        var d = FloorTargets.Default;
        return new FloorTargets(
            Number(s, "ServiceLevelPercent", d.ServiceLevel * 100, 100) / 100,
            Number(s, "ServiceLevelBreachPercent", d.ServiceLevelBreach * 100, 100) / 100,
            Seconds(s, "LongestWaitWatchSeconds", d.LongestWaitWatch),
            Seconds(s, "LongestWaitSeconds", d.LongestWait),
            Number(s, "AbandonPercent", d.AbandonRate * 100, 100) / 100,
            Number(s, "AbandonBreachPercent", d.AbandonRateBreach * 100, 100) / 100,
            Seconds(s, "HandlingSeconds", d.Handling),
            Seconds(s, "AnswerSeconds", d.Answer));
    }

    /// <summary>The rule as configured, or null when it is switched off.</summary>
    private static AlertRule? Rule(IConfigurationSection s, AlertRule rule)
    {
        RefuseUnknown(s, ["Enabled", "Threshold", "ForSeconds", "CooldownSeconds", "Queues"]);
        if (s["Enabled"] is { Length: > 0 } enabled && (bool.TryParse(enabled, out var on) ? !on : throw new SettingsException($"{s.Path}:Enabled", enabled, "true or false")))
            return null;
        return rule with
        {
            Threshold = Number(s, "Threshold", rule.Threshold, double.MaxValue),
            For = Seconds(s, "ForSeconds", rule.For),
            Cooldown = Seconds(s, "CooldownSeconds", rule.Cooldown),
            Queues = s.GetSection("Queues").GetChildren().ToImmutableSortedDictionary(q => q.Key, q => Number(s, "Queues:" + q.Key, 0, double.MaxValue), StringComparer.Ordinal),
        };
    }

    private static TimeSpan Seconds(IConfigurationSection s, string key, TimeSpan fallback) =>
        TimeSpan.FromSeconds(Number(s, key, fallback.TotalSeconds, TimeSpan.FromDays(1).TotalSeconds));

    private static double Number(IConfigurationSection s, string key, double fallback, double most)
    {
        var text = s[key];
        if (string.IsNullOrEmpty(text))
            return fallback;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= most
            ? value
            : throw new SettingsException($"{s.Path}:{key}", text, most < double.MaxValue ? $"a number from 0 to {most.ToString(CultureInfo.InvariantCulture)}" : "a number from 0 on");
    }

    private static void RefuseUnknown(IConfigurationSection section, string[] known)
    {
        foreach (var child in section.GetChildren())
        {
            if (!known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                throw new SettingsException(child.Path, child.Value, $"no such key; known here: {string.Join(", ", known)}");
        }
    }
}
