using Microsoft.EntityFrameworkCore;

namespace Persistence.Administration;

/// <summary>What a person set for himself, as text that the feature reads; the same at every workplace.</summary>
public sealed class OwnSettingsStore(IDbContextFactory<AppDb> contexts, StoreWriter writer, TimeProvider clock)
{
    /// <summary>Characters of one person's settings: every key of the product moved, several times over.</summary>
    public const int MostContent = 8_000;

    private const string Nothing = "{}";

    /// <summary>The settings, or null for who has none yet.</summary>
    public async Task<string?> FindAsync(string user, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.AgentSettings.AsNoTracking().Where(s => s.AgentId == user).Select(s => s.Data).SingleOrDefaultAsync(ct) is { } data && data != Nothing ? data : null;
    }

    /// <summary>Changes what stands now, in one transaction: of two at once the later change wins where both touch the same.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="change">What stands (null: nothing) → what shall stand (null: nothing). May run again after a collision.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="ArgumentException">The result is longer than <see cref="MostContent"/>.</exception>
    public async Task ChangeAsync(string user, Func<string?, string?> change, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(change);
        var result = await writer.WriteAgainAsync<bool>(
            async db =>
            {
                var row = await db.AgentSettings.SingleOrDefaultAsync(s => s.AgentId == user, ct);
                var data = change(row?.Data is { } before && before != Nothing ? before : null) ?? Nothing;
                if (data.Length > MostContent) throw new ArgumentException($"A person's settings are longer than {MostContent} characters.", nameof(change));
                if (row is null) db.AgentSettings.Add(row = new AgentSettingsRow { AgentId = user });
                (row.Data, row.UpdatedAt) = (data, clock.GetUtcNow());
                return true;
            },
            ct);
        if (result is SaveResult<bool>.Refused refused) throw new InvalidOperationException($"A person's settings were not kept: {refused.Refusal.Rule}.");
    }
}
