using Crm.Domain;
using Crm.Domain.Administration;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;

namespace Persistence.Floor;

/// <summary>The trunks that administrators added. The password comes in protected and never goes out but to the wire.</summary>
public sealed class TrunkStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    public async Task<IReadOnlyList<TrunkEntry>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Trunks.AsNoTracking().OrderBy(t => t.Priority).ThenBy(t => t.Name).ToListAsync(ct);
        return [.. rows.Select(r => new TrunkEntry(ToDraft(r), r.Secret, r.Version))];
    }

    /// <summary>Makes a trunk (<paramref name="version"/> null) or changes it.</summary>
    /// <param name="draft">What it shall be.</param>
    /// <param name="protectedPassword">A new password, protected; null keeps the old one; empty takes it away.</param>
    /// <param name="takenSources">Addresses of trunks that are not in the store (configuration file).</param>
    /// <param name="version">The version the change was made on.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="ct">Stops before the commit, never after.</param>
    public Task<SaveResult<int>> SaveAsync(
        TrunkDraft draft, string? protectedPassword, IReadOnlyCollection<string> takenSources, int? version, Actor actor, CancellationToken ct) => writer.WriteAsync<int>(
        async db =>
        {
            if (TrunkRules.Check(draft) is [var wrong, ..]) return wrong;
            var rows = await db.Trunks.ToListAsync(ct);
            var row = rows.Find(t => t.Name == draft.Name);
            if (row is null != version is null) return row is null ? Refusal.Of(Refusal.NotFound, ("field", "name"), ("value", draft.Name)) : FieldRules.IsTaken("name", draft.Name);
            if (row is not null && row.Version != version) return Refusal.Of(Refusal.StaleVersion);
            if (TrunkRules.CheckPassword(draft, protectedPassword is null ? row?.Secret is not null : protectedPassword.Length > 0) is { } unproven) return unproven;
            var others = rows.Where(t => t.IsActive && t.Name != draft.Name).SelectMany(t => TrunkRules.SourcesOf(ToDraft(t))).Concat(takenSources);
            if (draft.IsActive && TrunkRules.SourcesOf(draft).Intersect(others, StringComparer.Ordinal).FirstOrDefault() is { } twice) return FieldRules.IsTaken("allowedSources", twice);
            var before = row is null ? null : StoreJson.Write(ToDraft(row));
            if (row is null) db.Trunks.Add(row = new TrunkRow { Name = draft.Name });
            Write(draft, row);
            if (protectedPassword is not null) row.Secret = protectedPassword.Length == 0 ? null : protectedPassword;
            Audit.Note(db, actor, before is null ? "trunk.created" : "trunk.changed", "trunk:" + draft.Name, clock.GetUtcNow(), before, StoreJson.Write(draft));
            if (protectedPassword is not null) Audit.Note(db, actor, "trunk.password-changed", "trunk:" + draft.Name, clock.GetUtcNow());
            return row.Version;
        },
        ct);

    private static TrunkDraft ToDraft(TrunkRow row) => new()
    {
        Name = row.Name,
        Peer = row.Peer,
        AllowedSources = [.. row.AllowedSources.Split(',', StringSplitOptions.RemoveEmptyEntries)],
        CallerId = row.CallerId,
        Username = row.Username,
        Priority = row.Priority,
        ChannelLimit = row.ChannelLimit,
        Weight = row.Weight,
        WhenFull = row.WhenFull,
        PeerName = row.PeerName,
        Registers = row.Registers,
        Domain = row.Domain,
        PingSeconds = row.PingSeconds,
        Overflows = row.Overflows,
        IsActive = row.IsActive,
    };

    private static void Write(TrunkDraft draft, TrunkRow row)
    {
        row.Peer = draft.Peer;
        row.AllowedSources = string.Join(',', draft.AllowedSources);
        row.CallerId = string.IsNullOrWhiteSpace(draft.CallerId) ? null : draft.CallerId;
        row.Username = string.IsNullOrWhiteSpace(draft.Username) ? null : draft.Username;
        row.Priority = draft.Priority;
        row.ChannelLimit = draft.ChannelLimit;
        row.Weight = draft.Weight;
        row.WhenFull = draft.WhenFull;
        row.PeerName = string.IsNullOrWhiteSpace(draft.PeerName) ? null : draft.PeerName;
        row.Registers = draft.Registers;
        row.Domain = string.IsNullOrWhiteSpace(draft.Domain) ? null : draft.Domain;
        row.PingSeconds = draft.PingSeconds;
        row.Overflows = draft.Overflows;
        row.IsActive = draft.IsActive;
        row.Version++;
    }
}
