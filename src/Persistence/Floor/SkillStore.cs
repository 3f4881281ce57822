using Crm.Domain;
using Crm.Domain.Administration;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;

namespace Persistence.Floor;

/// <summary>The catalogue of skills. A skill is retired, never deleted: decisions in the history name it.</summary>
public sealed class SkillStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    public async Task<IReadOnlyList<Versioned<SkillDraft>>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Skills.AsNoTracking().OrderBy(s => s.Position).ThenBy(s => s.Code).ToListAsync(ct);
        return [.. rows.Select(r => new Versioned<SkillDraft>(ToDraft(r), r.Version))];
    }

    /// <summary>Makes a skill (<paramref name="version"/> null) or changes it.</summary>
    public Task<SaveResult<int>> SaveAsync(SkillDraft draft, int? version, Actor actor, CancellationToken ct) => writer.WriteAsync<int>(
        async db =>
        {
            if (SkillRules.Check(draft) is [var wrong, ..]) return wrong;
            var row = await db.Skills.SingleOrDefaultAsync(s => s.Code == draft.Code, ct);
            if (row is null != version is null) return row is null ? Refusal.Of(Refusal.NotFound, ("field", "code"), ("value", draft.Code)) : FieldRules.IsTaken("code", draft.Code);
            if (row is not null && row.Version != version) return Refusal.Of(Refusal.StaleVersion);
            if (await CheckUseAsync(db, draft, ct) is { } refusal) return refusal;
            var before = row is null ? null : StoreJson.Write(ToDraft(row));
            if (row is null) db.Skills.Add(row = new SkillRow { Code = draft.Code });
            (row.NameZh, row.NameEn, row.Kind, row.Position, row.IsActive) = (draft.NameZh.Trim(), draft.NameEn.Trim(), draft.Kind, draft.Position, draft.IsActive);
            row.Version++;
            Audit.Note(db, actor, before is null ? "skill.created" : "skill.changed", "skill:" + draft.Code, clock.GetUtcNow(), before, StoreJson.Write(draft));
            return row.Version;
        },
        ct);

    private static async Task<Refusal?> CheckUseAsync(AppDb db, SkillDraft draft, CancellationToken ct)
    {
        if (draft.IsActive)
        {
            var others = await db.Skills.CountAsync(s => s.IsActive && s.Code != draft.Code, ct);
            return FieldRules.Range("skills", others + 1, 1, SkillRules.Most);
        }

        var needing = (await db.Queues.Where(q => q.IsActive && q.Needs != null).ToListAsync(ct)).Where(q => QueueColumns.Read(q).Needs.Any(n => n.Skill == draft.Code)).Select(q => q.Id).ToList();
        return needing.Count == 0 ? null : Refusal.Of(SkillRules.SkillIsNeeded, ("field", "isActive"), ("queues", string.Join(", ", needing)));
    }

    private static SkillDraft ToDraft(SkillRow row) => new()
    {
        Code = row.Code, NameZh = row.NameZh, NameEn = row.NameEn, Kind = row.Kind, Position = row.Position, IsActive = row.IsActive,
    };
}
