using Crm.Domain.Administration;
using Persistence.Administration;

namespace CallCenter.Web.Features.Desk;

/// <summary>What the house decided about desks; read from the store when a desk opens, so that a change holds from the next page on.</summary>
internal sealed class DeskPolicy(SettingStore settings)
{
    /// <summary>Whether agents are told that a supervisor is on their call. It is written down always.</summary>
    public Task<bool> TellsOfMonitoringAsync(CancellationToken ct) => settings.FlagAsync(KnownSettings.TellOfMonitoring, ct);

    /// <summary>Fields of the form during which nothing is recorded.</summary>
    public async Task<string[]> SensitiveFieldsAsync(CancellationToken ct) => SensitiveFields.Split(await settings.TextAsync(KnownSettings.SensitiveFields, ct));
}
