using Microsoft.EntityFrameworkCore;
using Persistence.Floor;

namespace Persistence.Queries;

/// <summary>Reads queues, agents, entry points and code tables.</summary>
public sealed class FloorQuery(IDbContextFactory<AppDb> contexts)
{
    public async Task<FloorView> GetAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var queues = await db.Queues.AsNoTracking().OrderBy(q => q.Position).ToListAsync(ct);
        var entries = await db.EntryPoints.AsNoTracking().OrderBy(e => e.CalledNumber).ToListAsync(ct);
        var members = (await db.QueueMembers.AsNoTracking().ToListAsync(ct)).ToLookup(m => m.AgentId, m => (m.QueueId, m.Level));
        var roles = (await (from ur in db.UserRoles join r in db.Roles on ur.RoleId equals r.Id select new { ur.UserId, r.Name }).ToListAsync(ct))
            .ToLookup(r => r.UserId, r => r.Name!);
        var devices = await db.AgentSettings.AsNoTracking().ToDictionaryAsync(s => s.AgentId, s => s.Device, ct);
        var people = await db.Users.AsNoTracking().Where(u => u.Extension != null && u.IsActive).OrderBy(u => u.Extension).ToListAsync(ct);
        var agents = people.Select(u => new FloorAgent(
            u.UserName!, u.DisplayName, u.Extension!, u.SiteId, [.. roles[u.Id]],
            [.. members[u.UserName!].OrderBy(m => m.QueueId, StringComparer.Ordinal)], devices.GetValueOrDefault(u.UserName!, "browser")));
        return new FloorView(queues, [.. agents], entries);
    }

    /// <summary>Active codes of a table, in their order: disposition, notReady.</summary>
    public async Task<IReadOnlyList<CodeRow>> CodesAsync(string group, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Codes.AsNoTracking().Where(c => c.Group == group && c.IsActive).OrderBy(c => c.Position).ToListAsync(ct);
    }
}
