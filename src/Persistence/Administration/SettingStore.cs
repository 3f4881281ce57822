using System.Globalization;
using Crm.Domain;
using Crm.Domain.Administration;
using Microsoft.EntityFrameworkCore;
using Persistence.Floor;

namespace Persistence.Administration;

/// <summary>The settings that administrators change while the product runs. A feature registers its <see cref="SettingDefinition"/> as a singleton and reads it here;
/// every read asks the store, so that all nodes see a change at once.</summary>
public sealed class SettingStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock, IEnumerable<SettingDefinition> definitions)
{
    /// <summary>Every registered setting, in the order of registration.</summary>
    public IReadOnlyList<SettingDefinition> Definitions { get; } = [.. definitions.DistinctBy(d => d.Key)];

    /// <summary>A value was saved on this node.</summary>
    public event Action<string>? Changed;

    /// <summary>The values by key; those without a row are not in it.</summary>
    public async Task<IReadOnlyDictionary<string, Versioned<string>>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Settings.AsNoTracking().ToDictionaryAsync(s => s.Key, s => new Versioned<string>(s.Value, s.Version), StringComparer.Ordinal, ct);
    }

    /// <summary>The value in force, in text form.</summary>
    public async Task<string> TextAsync(SettingDefinition definition, CancellationToken ct) => await ChosenAsync(definition, ct) ?? definition.Default;

    /// <summary>The value that an administrator set, or null where nobody did.</summary>
    public async Task<string?> ChosenAsync(SettingDefinition definition, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await SettingRows.ChosenAsync(db, definition, ct);
    }

    public async Task<int> NumberAsync(SettingDefinition definition, CancellationToken ct) =>
        int.Parse(await TextAsync(definition, ct), CultureInfo.InvariantCulture);

    public async Task<TimeOnly> TimeAsync(SettingDefinition definition, CancellationToken ct) =>
        TimeOnly.ParseExact(await TextAsync(definition, ct), "HH:mm", CultureInfo.InvariantCulture);

    public async Task<bool> FlagAsync(SettingDefinition definition, CancellationToken ct) => await TextAsync(definition, ct) == "true";

    /// <summary>Sets a value; <paramref name="version"/> 0 when it had none.</summary>
    public async Task<SaveResult<int>> SaveAsync(string key, string value, int version, Actor actor, CancellationToken ct)
    {
        if (Definitions.FirstOrDefault(d => d.Key == key) is not { } definition) return FieldRules.IsUnknown("key", key);
        var result = await writer.WriteAsync<int>(
            async db =>
            {
                if (SettingRules.Check(definition, value) is { } wrong) return wrong;
                if (SettingRules.CheckOrder(definition, value, await OthersAsync(db, definition, ct)) is { } disorder) return disorder;
                var row = await db.Settings.SingleOrDefaultAsync(s => s.Key == key, ct);
                if ((row?.Version ?? 0) != version) return Refusal.Of(Refusal.StaleVersion);
                var before = row?.Value ?? definition.Default;
                if (row is null) db.Settings.Add(row = new SettingRow { Key = key });
                (row.Value, row.UpdatedAt, row.UpdatedBy) = (value, clock.GetUtcNow(), actor.Id);
                row.Version++;
                Audit.Note(db, actor, "setting.changed", "setting:" + key, row.UpdatedAt, before, value);
                return row.Version;
            },
            ct);
        if (result is SaveResult<int>.Saved) Changed?.Invoke(key);
        return result;
    }

    private async Task<Func<string, string>> OthersAsync(AppDb db, SettingDefinition definition, CancellationToken ct)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var other in Definitions.Where(d => d.Key == definition.Before || d.Key == definition.After))
            values[other.Key] = await SettingRows.ChosenAsync(db, other, ct) ?? other.Default;
        return key => values[key];
    }
}
