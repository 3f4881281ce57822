using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Administration;

/// <summary>Bearer tokens of programs. A token is shown once; the store keeps its hash.</summary>
public sealed class ApiTokens(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    private static readonly TimeSpan UseIsNotedEvery = TimeSpan.FromMinutes(5);

    /// <summary>Makes a token and returns its text.</summary>
    public async Task<string> CreateAsync(string name, string role, CancellationToken ct)
    {
        var token = "as_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        await writer.WriteAsync(
            db =>
            {
                db.ApiTokens.Add(new ApiTokenRow { Hash = HashOf(token), Name = name, Role = role, CreatedAt = clock.GetUtcNow() });
                return Task.CompletedTask;
            },
            ct);
        return token;
    }

    /// <summary>The row of a valid token, or null.</summary>
    public async Task<ApiTokenRow?> FindAsync(string token, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var hash = HashOf(token);
        var row = await db.ApiTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash && t.RevokedAt == null, ct);
        var now = clock.GetUtcNow();
        if (row is not null && (row.LastUsedAt is null || now - row.LastUsedAt > UseIsNotedEvery))
            await writer.WriteAsync(w => w.ApiTokens.Where(t => t.Hash == hash).ExecuteUpdateAsync(s => s.SetProperty(t => t.LastUsedAt, now), ct), ct);
        return row;
    }

    /// <summary>Ends a token's life; false when none has the hash.</summary>
    public async Task<bool> RevokeAsync(string hash, CancellationToken ct)
    {
        var revoked = 0;
        var now = clock.GetUtcNow();
        await writer.WriteAsync(
            async db => revoked = await db.ApiTokens.Where(t => t.Hash == hash && t.RevokedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(t => t.RevokedAt, now), ct),
            ct);
        return revoked == 1;
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
