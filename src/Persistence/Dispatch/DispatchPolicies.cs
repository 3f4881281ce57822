using Crm.Domain.Administration;
using Crm.Domain.Dispatch;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Dispatch;

/// <summary>Reads how strict the checks are and by what candidates are compared, inside somebody's transaction.</summary>
internal static class DispatchPolicies
{
    private const string Prefix = "dispatch.";

    public static async Task<CheckPolicy> ChecksAsync(AppDb db, CancellationToken ct)
    {
        var chosen = await db.Settings.AsNoTracking().Where(s => s.Key.StartsWith(Prefix)).ToDictionaryAsync(s => s.Key, s => s.Value, StringComparer.Ordinal, ct);
        return CheckPolicy.Read(key => InForce(DispatchSettings.All.Single(d => d.Key == key), chosen));
    }

    public static async Task<RankingOrder> RankingAsync(AppDb db, CancellationToken ct)
    {
        var key = DispatchSettings.Ranking.Key;
        return RankingOrder.Read(await db.Settings.Where(s => s.Key == key).Select(s => s.Value).SingleOrDefaultAsync(ct)) ?? RankingOrder.Default;
    }

    // A row that an older version wrote may be outside today's limits: then the default holds.
    private static string InForce(SettingDefinition definition, Dictionary<string, string> chosen) =>
        chosen.TryGetValue(definition.Key, out var value) && SettingRules.Check(definition, value) is null ? value : definition.Default;
}
