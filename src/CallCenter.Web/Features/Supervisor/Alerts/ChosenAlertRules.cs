using System.Globalization;
using CallCenter.Web.Composition.Settings;
using Crm.Domain.Administration;
using Persistence.Administration;

namespace CallCenter.Web.Features.Supervisor.Alerts;

/// <summary>The rules of the configuration; a longest wait that an administrator set on his page comes before it.</summary>
internal sealed class ChosenAlertRules(AppSettings settings, SettingStore chosen) : IAlertRules
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AlertRule>> ReadAsync(CancellationToken ct) => await chosen.ChosenAsync(KnownSettings.LongestWaitAlert, ct) is { } seconds
        ? [.. settings.Floor.Alerts.Select(r => r.Kind == AlertKind.LongestWait ? r with { Threshold = int.Parse(seconds, CultureInfo.InvariantCulture) } : r)]
        : settings.Floor.Alerts;
}
