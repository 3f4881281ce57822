using System.Security.Cryptography;
using System.Text;
using Crm.Domain.Administration;
using Microsoft.EntityFrameworkCore;
using Persistence.Users;

namespace Persistence.Administration;

/// <summary>Bearer tokens of programs. A token is shown once; the store keeps its hash.</summary>
public sealed class ApiTokens(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    private static readonly TimeSpan UseIsNotedEvery = TimeSpan.FromMinutes(5);

    /// <summary>Makes a token and returns its text.</summary>
    public async Task<string> CreateAsync(string name, string role, CancellationToken ct)
    {
        var token = NewToken();
        await writer.WriteAsync(
            db =>
            {
                Add(db, token, name, role, null, Actor.System);
                return Task.CompletedTask;
            },
            ct);
        return token;
    }

    /// <summary>Makes a token for an administrator and returns its text.</summary>
    /// <param name="name">What it is for; no other live token has it.</param>
    /// <param name="role">Whose rights it has.</param>
    /// <param name="expiresAt">From then on it opens nothing, or null.</param>
    /// <param name="actor">Who makes it.</param>
    /// <param name="ct">Stops before the commit, never after.</param>
    public Task<SaveResult<string>> CreateAsync(string name, string role, DateTimeOffset? expiresAt, Actor actor, CancellationToken ct) => writer.WriteAsync<string>(
        async db =>
        {
            if (FieldRules.Text("tokenName", name, 80) is { } wrong) return wrong;
            if (!Roles.All.Contains(role)) return FieldRules.IsUnknown("role", role);
            if (expiresAt <= clock.GetUtcNow()) return FieldRules.Wrong("expiresAt", expiresAt.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "future-date");
            if (await db.ApiTokens.AnyAsync(t => t.Name == name && t.RevokedAt == null, ct)) return FieldRules.IsTaken("tokenName", name);
            var token = NewToken();
            Add(db, token, name, role, expiresAt, actor);
            return token;
        },
        ct);

    /// <summary>Every token, live ones first, newest first.</summary>
    public async Task<IReadOnlyList<ApiTokenRow>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.ApiTokens.AsNoTracking().OrderBy(t => t.RevokedAt != null).ThenByDescending(t => t.CreatedAt).ToListAsync(ct);
    }

    /// <summary>The row of a valid token, or null.</summary>
    public async Task<ApiTokenRow?> FindAsync(string token, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var hash = HashOf(token);
        var row = await db.ApiTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash && t.RevokedAt == null, ct);
        var now = clock.GetUtcNow();
        if (row?.ExpiresAt <= now) return null;
        if (row is not null && (row.LastUsedAt is null || now - row.LastUsedAt > UseIsNotedEvery))
            await writer.WriteAsync(w => w.ApiTokens.Where(t => t.Hash == hash).ExecuteUpdateAsync(s => s.SetProperty(t => t.LastUsedAt, now), ct), ct);
        return row;
    }

    /// <summary>Ends a token's life; false when none has the hash.</summary>
    public Task<bool> RevokeAsync(string hash, CancellationToken ct) => RevokeAsync(hash, Actor.System, ct);

    /// <summary>Ends a token's life; false when none has the hash.</summary>
    public async Task<bool> RevokeAsync(string hash, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var result = await writer.WriteAsync<bool>(
            async db =>
            {
                if (await db.ApiTokens.SingleOrDefaultAsync(t => t.Hash == hash && t.RevokedAt == null, ct) is not { } row) return false;
                row.RevokedAt = now;
                Audit.Note(db, actor, "token.revoked", "token:" + row.Name, now);
                return true;
            },
            ct);
        return result is SaveResult<bool>.Saved { Value: true };
    }

    private static string NewToken() => "as_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private void Add(AppDb db, string token, string name, string role, DateTimeOffset? expiresAt, Actor actor)
    {
        var now = clock.GetUtcNow();
        db.ApiTokens.Add(new ApiTokenRow { Hash = HashOf(token), Name = name, Role = role, CreatedAt = now, ExpiresAt = expiresAt, CreatedBy = actor.Id });
        Audit.Note(db, actor, "token.created", "token:" + name, now, null, role);
    }
}
