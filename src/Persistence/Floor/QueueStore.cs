using System.Globalization;
using Crm.Domain;
using Crm.Domain.Administration;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;

namespace Persistence.Floor;

/// <summary>The queues as administrators keep them. A queue is switched off, never deleted: history names it.</summary>
public sealed class QueueStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>Entry points lead to it; parameter <c>numbers</c>.</summary>
    public const string QueueIsInUse = "QueueIsInUse";

    /// <summary>Exits or the overflow of other queues lead to it; parameter <c>queues</c>.</summary>
    public const string QueueIsATarget = "QueueIsATarget";

    public async Task<IReadOnlyList<Versioned<QueueDraft>>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var members = (await db.QueueMembers.AsNoTracking().ToListAsync(ct)).ToLookup(m => m.QueueId, StringComparer.Ordinal);
        var rows = await db.Queues.AsNoTracking().OrderBy(q => q.Position).ThenBy(q => q.Id).ToListAsync(ct);
        return [.. rows.Select(r => new Versioned<QueueDraft>(ToDraft(r, members[r.Id]), r.Version))];
    }

    /// <summary>The queues as a whole.</summary>
    public async Task<IReadOnlyList<QueueSetup>> SetupsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var members = (await db.QueueMembers.AsNoTracking().ToListAsync(ct)).ToLookup(m => m.QueueId, StringComparer.Ordinal);
        var rows = await db.Queues.AsNoTracking().OrderBy(q => q.Position).ThenBy(q => q.Id).ToListAsync(ct);
        return [.. rows.Select(r => new QueueSetup(ToDraft(r, members[r.Id]), QueueColumns.Read(r), r.Version))];
    }

    /// <summary>Makes a queue (<paramref name="version"/> null) or changes it; its ways stay what they are.</summary>
    public Task<SaveResult<int>> SaveAsync(QueueDraft draft, int? version, Actor actor, CancellationToken ct) => SaveAsync(draft, null, version, actor, ct);

    /// <summary>Makes a queue (<paramref name="version"/> null) or changes it, with its ways (null: as they are). Whether the ways may be put in force is checked by whoever has
    /// the whole plan: <see cref="Telephony.Distribution.Plans.PlanCheck"/>.</summary>
    public Task<SaveResult<int>> SaveAsync(QueueDraft draft, QueueWays? ways, int? version, Actor actor, CancellationToken ct) => writer.WriteAsync<int>(
        async db =>
        {
            if (QueueRules.Check(draft) is [var wrong, ..]) return wrong;
            if (ways is { Hours: { Kind: HoursKind.Own } own } && own.Closes <= own.Opens) return FieldRules.Wrong("closes", own.Closes.ToString("HH:mm", CultureInfo.InvariantCulture), "after-opening");
            var row = await db.Queues.SingleOrDefaultAsync(q => q.Id == draft.Id, ct);
            if (row is null != version is null) return row is null ? Refusal.Of(Refusal.NotFound, ("field", "id"), ("value", draft.Id)) : FieldRules.IsTaken("id", draft.Id);
            if (row is not null && row.Version != version) return Refusal.Of(Refusal.StaleVersion);
            var kept = ways ?? (row is null ? QueueWays.Default : QueueColumns.Read(row));
            if (await CheckReferencesAsync(db, draft, ct) is { } refusal) return refusal;
            if (await CheckSkillsAsync(db, kept, ct) is { } unknown) return unknown;
            var old = await db.QueueMembers.Where(m => m.QueueId == draft.Id).ToListAsync(ct);
            var before = row is null ? null : PlanJson.Audit(ToDraft(row, old), QueueColumns.Read(row));
            if (row is null) db.Queues.Add(row = new QueueRow { Id = draft.Id, Position = await db.Queues.CountAsync(ct) });
            Write(draft, row);
            QueueColumns.Write(kept, row);
            WriteMembers(db, draft, old);
            Audit.Note(db, actor, before is null ? "queue.created" : "queue.changed", "queue:" + draft.Id, clock.GetUtcNow(), before, PlanJson.Audit(draft, kept));
            return row.Version;
        },
        ct);

    private static async Task<Refusal?> CheckReferencesAsync(AppDb db, QueueDraft draft, CancellationToken ct)
    {
        var names = draft.Members.Select(m => m.Agent).ToList();
        var known = await db.Users.Where(u => names.Contains(u.UserName!) && u.Extension != null).Select(u => u.UserName!).ToListAsync(ct);
        if (names.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } stranger) return FieldRules.IsUnknown("members", stranger);
        if (draft.IsActive) return null;
        var sources = (await db.Queues.Where(q => q.IsActive && q.Id != draft.Id).ToListAsync(ct)).Where(q => QueueColumns.Read(q).Targets.Contains(draft.Id, StringComparer.Ordinal)).Select(q => q.Id).ToList();
        if (sources.Count > 0) return Refusal.Of(QueueIsATarget, ("field", "isActive"), ("queues", string.Join(", ", sources)));
        var numbers = (await db.EntryPoints.Where(e => e.IsActive).ToListAsync(ct)).Where(e => LeadsTo(e, draft.Id)).Select(e => e.CalledNumber).ToList();
        return numbers.Count == 0 ? null : Refusal.Of(QueueIsInUse, ("field", "isActive"), ("numbers", string.Join(", ", numbers)));
    }

    private static async Task<Refusal?> CheckSkillsAsync(AppDb db, QueueWays ways, CancellationToken ct)
    {
        if (ways.Needs.IsEmpty) return null;
        var known = await db.Skills.Where(s => s.IsActive).Select(s => s.Code).ToListAsync(ct);
        return ways.Needs.Where(n => !known.Contains(n.Skill)).Select(n => FieldRules.IsUnknown("Needs", n.Skill)).FirstOrDefault();
    }

    private static bool LeadsTo(EntryPointRow row, string queue)
    {
        var entry = EntryPointStore.Read(row);
        return entry.QueueId == queue || entry.ClosedQueueId == queue || entry.Choices.Any(c => c.QueueId == queue);
    }

    private static QueueDraft ToDraft(QueueRow row, IEnumerable<QueueMemberRow> members) => new()
    {
        Id = row.Id,
        NameZh = row.NameZh,
        NameEn = row.NameEn,
        ServiceLevelSeconds = row.ServiceLevelSeconds,
        ServiceLevelPercent = row.ServiceLevelPercent,
        ShortAbandonSeconds = row.ShortAbandonSeconds,
        RingSeconds = row.RingSeconds,
        WrapUpSeconds = row.WrapUpSeconds,
        MaxWaiting = row.MaxWaiting,
        MaxWaitMinutes = row.MaxWaitMinutes,
        Music = row.Music,
        IsActive = row.IsActive,
        Members = [.. members.OrderByDescending(m => m.Level).ThenBy(m => m.AgentId, StringComparer.Ordinal).Select(m => new QueueMember(m.AgentId, m.Level))],
    };

    private static void Write(QueueDraft draft, QueueRow row)
    {
        row.NameZh = draft.NameZh.Trim();
        row.NameEn = draft.NameEn.Trim();
        row.ServiceLevelSeconds = draft.ServiceLevelSeconds;
        row.ServiceLevelPercent = draft.ServiceLevelPercent;
        row.ShortAbandonSeconds = draft.ShortAbandonSeconds;
        row.RingSeconds = draft.RingSeconds;
        row.WrapUpSeconds = draft.WrapUpSeconds;
        row.MaxWaiting = draft.MaxWaiting;
        row.MaxWaitMinutes = draft.MaxWaitMinutes;
        row.Music = draft.Music;
        row.IsActive = draft.IsActive;
        row.Version++;
    }

    private static void WriteMembers(AppDb db, QueueDraft draft, List<QueueMemberRow> old)
    {
        var wanted = draft.Members.ToDictionary(m => m.Agent, m => m.Level, StringComparer.Ordinal);
        db.QueueMembers.RemoveRange(old.Where(m => !wanted.ContainsKey(m.AgentId)));
        foreach (var (agent, level) in wanted)
        {
            if (old.Find(m => m.AgentId == agent) is { } kept) kept.Level = level;
            else db.QueueMembers.Add(new QueueMemberRow { QueueId = draft.Id, AgentId = agent, Level = level });
        }
    }
}
