using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Persistence;
using Persistence.Floor;
using Telephony.Distribution;

namespace CallCenter.Web.Composition;

/// <summary>The floor plan from the administrator's tables.</summary>
public sealed class FloorPlanFromStore(IDbContextFactory<AppDb> contexts) : IFloorPlanSource
{
    private const string Music = "music/hold";
    private const string HotlineFlow = "hotline";
    private static readonly TimeSpan ShortAbandon = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan MenuSilence = TimeSpan.FromSeconds(8);

    /// <inheritdoc/>
    public async Task<FloorPlan> LoadAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var users = await db.Users.AsNoTracking().Where(u => u.IsActive && u.Extension != null && u.UserName != null).ToListAsync(ct);
        var agents = users.Select(u => new AgentPlan(new AgentId(u.UserName!), u.DisplayName, u.Extension!)).ToImmutableSortedDictionary(a => a.Id, a => a);
        var members = (await db.QueueMembers.AsNoTracking().ToListAsync(ct)).ToLookup(m => m.QueueId, StringComparer.Ordinal);
        var queues = (await db.Queues.AsNoTracking().ToListAsync(ct))
            .Select(q => ToPlan(q, members[q.Id], agents)).ToImmutableSortedDictionary(q => q.Id, q => q);
        var entries = (await db.EntryPoints.AsNoTracking().ToListAsync(ct))
            .Where(e => e.QueueId is not null)
            .Select(ToPlan).ToImmutableSortedDictionary(e => e.CalledNumber, e => e, StringComparer.Ordinal);
        return new FloorPlan(agents, queues, entries);
    }

    private static QueuePlan ToPlan(QueueRow row, IEnumerable<QueueMemberRow> members, ImmutableSortedDictionary<AgentId, AgentPlan> agents) => new(
        new QueueId(row.Id),
        [.. members.OrderByDescending(m => m.Level).Select(m => new AgentId(m.AgentId)).Where(agents.ContainsKey)],
        TimeSpan.FromSeconds(row.ServiceLevelSeconds),
        ShortAbandon,
        TimeSpan.FromSeconds(row.RingSeconds),
        TimeSpan.FromSeconds(row.WrapUpSeconds),
        row.MaxWaiting,
        MaxWait,
        Music);

    private static EntryPoint ToPlan(EntryPointRow row)
    {
        var choices = ImmutableSortedDictionary<char, QueueId>.Empty;
        if (row.Flow != HotlineFlow)
            return new EntryPoint(row.CalledNumber, null, null, choices, MenuSilence, new QueueId(row.QueueId!));
        choices = choices.Add('0', new QueueId(row.QueueId!)).Add('1', new QueueId("repair")).Add('2', new QueueId("install")).Add('3', new QueueId("complaint"));
        return new EntryPoint(row.CalledNumber, "zh-CN/welcome-notice", "zh-CN/menu", choices, MenuSilence, new QueueId(row.QueueId!));
    }
}
