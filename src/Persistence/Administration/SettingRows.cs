using Crm.Domain.Administration;
using Persistence.Queries;

namespace Persistence.Administration;

/// <summary>Reads settings inside somebody's transaction.</summary>
internal static class SettingRows
{
    /// <summary>The value that an administrator set, or null. A row that an older version wrote may be outside today's limits: then the default holds until somebody sets it anew.</summary>
    public static async Task<string?> ChosenAsync(AppDb db, SettingDefinition definition, CancellationToken ct)
    {
        var value = await SaveReads.Of(db).Setting(db, definition.Key, ct);
        return value is not null && SettingRules.Check(definition, value) is null ? value : null;
    }
}
