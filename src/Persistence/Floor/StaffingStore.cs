using System.Collections.Immutable;
using Crm.Domain;
using Crm.Domain.Administration;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;

namespace Persistence.Floor;

/// <summary>Who knows what and serves which queues: the agents with an extension. The account's version guards it.</summary>
public sealed class StaffingStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    public async Task<IReadOnlyList<StaffingEntry>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var skills = (await db.AgentSkills.AsNoTracking().ToListAsync(ct)).ToLookup(s => s.AgentId, StringComparer.Ordinal);
        var queues = (await db.QueueMembers.AsNoTracking().ToListAsync(ct)).ToLookup(m => m.AgentId, StringComparer.Ordinal);
        var people = await db.Users.AsNoTracking().Where(u => u.IsActive && u.Extension != null && u.UserName != null).OrderBy(u => u.Extension).ToListAsync(ct);
        return [.. people.Select(u => new StaffingEntry(ToDraft(u.UserName!, skills[u.UserName!], queues[u.UserName!]), u.DisplayName, u.Extension!, u.Version))];
    }

    /// <summary>Changes what an agent knows and serves.</summary>
    public Task<SaveResult<int>> SaveAsync(StaffingDraft draft, int version, Actor actor, CancellationToken ct) => writer.WriteAsync<int>(
        async db =>
        {
            if (StaffingRules.Check(draft) is [var wrong, ..]) return wrong;
            if (await db.Users.SingleOrDefaultAsync(u => u.UserName == draft.Agent && u.Extension != null, ct) is not { } user)
                return Refusal.Of(Refusal.NotFound, ("field", "name"), ("value", draft.Agent));
            if (user.Version != version) return Refusal.Of(Refusal.StaleVersion);
            if (await CheckNamesAsync(db, draft, ct) is { } unknown) return unknown;
            var skills = await db.AgentSkills.Where(s => s.AgentId == draft.Agent).ToListAsync(ct);
            var members = await db.QueueMembers.Where(m => m.AgentId == draft.Agent).ToListAsync(ct);
            var before = StoreJson.Write(ToDraft(draft.Agent, skills, members));
            WriteSkills(db, draft, skills);
            await WriteQueuesAsync(db, draft, members, ct);
            user.Version++;
            Audit.Note(db, actor, "staffing.changed", "user:" + draft.Agent, clock.GetUtcNow(), before, StoreJson.Write(draft));
            return user.Version;
        },
        ct);

    private static async Task<Refusal?> CheckNamesAsync(AppDb db, StaffingDraft draft, CancellationToken ct)
    {
        var skills = await db.Skills.Select(s => s.Code).ToListAsync(ct);
        if (draft.Skills.FirstOrDefault(s => !skills.Contains(s.Skill)) is { } skill) return FieldRules.IsUnknown("skills", skill.Skill);
        var queues = await db.Queues.Select(q => q.Id).ToListAsync(ct);
        return draft.Queues.FirstOrDefault(q => !queues.Contains(q.Queue)) is { } queue ? FieldRules.IsUnknown("queues", queue.Queue) : null;
    }

    private static void WriteSkills(AppDb db, StaffingDraft draft, List<AgentSkillRow> old)
    {
        var wanted = draft.Skills.ToDictionary(s => s.Skill, s => s.Level, StringComparer.Ordinal);
        db.AgentSkills.RemoveRange(old.Where(s => !wanted.ContainsKey(s.Skill)));
        foreach (var (skill, level) in wanted)
        {
            if (old.Find(s => s.Skill == skill) is { } kept) kept.Level = level;
            else db.AgentSkills.Add(new AgentSkillRow { AgentId = draft.Agent, Skill = skill, Level = level });
        }
    }

    private static async Task WriteQueuesAsync(AppDb db, StaffingDraft draft, List<QueueMemberRow> old, CancellationToken ct)
    {
        var touched = old.Where(m => !draft.Queues.Any(q => q.Queue == m.QueueId)).Select(m => m.QueueId).ToHashSet(StringComparer.Ordinal);
        db.QueueMembers.RemoveRange(old.Where(m => touched.Contains(m.QueueId)));
        foreach (var (queue, level) in draft.Queues)
        {
            var row = old.Find(m => m.QueueId == queue);
            if (row?.Level != level) touched.Add(queue);
            if (row is null) db.QueueMembers.Add(row = new QueueMemberRow { QueueId = queue, AgentId = draft.Agent });
            row.Level = level;
            row.Order = draft.Order.IndexOf(queue) + 1;
        }

        // Who has the queue's page open would write the old members back: his version is stale now.
        foreach (var queue in await db.Queues.Where(q => touched.Contains(q.Id)).ToListAsync(ct)) queue.Version++;
    }

    private static StaffingDraft ToDraft(string agent, IEnumerable<AgentSkillRow> skills, IEnumerable<QueueMemberRow> queues)
    {
        var members = queues.OrderBy(m => m.QueueId, StringComparer.Ordinal).ToImmutableArray();
        return new StaffingDraft
        {
            Agent = agent,
            Skills = [.. skills.OrderBy(s => s.Skill, StringComparer.Ordinal).Select(s => new SkillLevel(s.Skill, s.Level))],
            Queues = [.. members.Select(m => new QueueLevel(m.QueueId, m.Level))],
            Order = [.. members.Where(m => m.Order > 0).OrderBy(m => m.Order).Select(m => m.QueueId)],
        };
    }
}
