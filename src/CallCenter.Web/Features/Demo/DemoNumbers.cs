using Microsoft.EntityFrameworkCore;
using Persistence;
using Persistence.Demo;

namespace CallCenter.Web.Features.Demo;

/// <summary>Numbers worth calling from: one for each thing the screen pop can say about a caller.</summary>
internal sealed class DemoNumbers(IDbContextFactory<AppDb> contexts)
{
    /// <summary>A withheld number, as <see cref="DemoCallRequest.From"/> writes it.</summary>
    public const string Withheld = "anonymous";

    /// <summary>A mobile number that no demo customer has: theirs begin with 160, 161, 163 or 164.</summary>
    public const string Unknown = "+8616200009137";

    /// <summary>A number that several households share, besides the guided tour's; null when the store has none.</summary>
    public async Task<string?> SharedAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.CustomerPhones
            .Where(p => p.E164 != DemoCast.KnownCaller)
            .GroupBy(p => p.E164)
            .Where(g => g.Count() > 1)
            .OrderBy(g => g.Key)
            .Select(g => g.Key)
            .FirstOrDefaultAsync(ct);
    }
}
