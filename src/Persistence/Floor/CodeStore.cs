using Crm.Domain;
using Crm.Domain.Administration;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;

namespace Persistence.Floor;

/// <summary>The code tables as administrators keep them.</summary>
public sealed class CodeStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>Every code of a table, or of all tables, retired ones too.</summary>
    public async Task<IReadOnlyList<Versioned<CodeDraft>>> ListAsync(string? group, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Codes.AsNoTracking().Where(c => group == null || c.Group == group).OrderBy(c => c.Group).ThenBy(c => c.Position).ThenBy(c => c.Code).ToListAsync(ct);
        return [.. rows.Select(r => new Versioned<CodeDraft>(ToDraft(r), r.Version))];
    }

    /// <summary>Makes a code (<paramref name="version"/> null) or changes it.</summary>
    public Task<SaveResult<int>> SaveAsync(CodeDraft draft, int? version, Actor actor, CancellationToken ct) =>
        writer.WriteAsync<int>(db => SaveAsync(db, draft, version, actor, ct), ct);

    /// <summary>Makes or changes many codes, all or none.</summary>
    public Task<SaveResult<int>> ImportAsync(IReadOnlyList<CodeDraft> drafts, Actor actor, CancellationToken ct) => writer.WriteAsync<int>(
        async db =>
        {
            foreach (var draft in drafts)
            {
                // A pasted table has no column for the limit of a reason: what is set stays.
                var old = await db.Codes.Where(c => c.Group == draft.Group && c.Code == draft.Code).Select(c => new { c.Version, c.LimitMinutes }).SingleOrDefaultAsync(ct);
                if (await SaveAsync(db, draft with { LimitMinutes = old?.LimitMinutes }, old?.Version, actor, ct) is SaveResult<int>.Refused refused) return refused.Refusal;
            }

            return drafts.Count;
        },
        ct);

    /// <summary>Deletes a code that nothing ever used; every other one is retired.</summary>
    public Task<SaveResult<bool>> DeleteAsync(string group, string code, int version, Actor actor, CancellationToken ct) => writer.WriteAsync<bool>(
        async db =>
        {
            if (await db.Codes.SingleOrDefaultAsync(c => c.Group == group && c.Code == code, ct) is not { } row) return Refusal.Of(Refusal.NotFound, ("field", "code"), ("value", code));
            if (row.Version != version) return Refusal.Of(Refusal.StaleVersion);
            if (await IsUsedAsync(db, group, code, ct)) return Refusal.Of(CodeRules.CodeIsUsed, ("field", "code"), ("value", code));
            db.Codes.Remove(row);
            Audit.Note(db, actor, "code.deleted", $"code:{group}/{code}", clock.GetUtcNow(), StoreJson.Write(ToDraft(row)));
            return true;
        },
        ct);

    private async Task<SaveResult<int>> SaveAsync(AppDb db, CodeDraft draft, int? version, Actor actor, CancellationToken ct)
    {
        if (CodeRules.Check(draft) is [var wrong, ..]) return wrong;
        var row = await db.Codes.SingleOrDefaultAsync(c => c.Group == draft.Group && c.Code == draft.Code, ct);
        if (row is null != version is null) return row is null ? Refusal.Of(Refusal.NotFound, ("field", "code"), ("value", draft.Code)) : FieldRules.IsTaken("code", draft.Code);
        if (row is not null && row.Version != version) return Refusal.Of(Refusal.StaleVersion);
        if (!string.IsNullOrWhiteSpace(draft.Liability) && !await db.Codes.AnyAsync(c => c.Group == "liability" && c.Code == draft.Liability.Trim(), ct)) return FieldRules.IsUnknown("liability", draft.Liability);
        if (draft is { Group: CodeGroups.NotReady, IsActive: true } && await db.Codes.CountAsync(c => c.Group == CodeGroups.NotReady && c.IsActive && c.Code != draft.Code, ct) is var others and >= CodeGroups.MostReasons)
            return FieldRules.Range("code", others + 1, 1, CodeGroups.MostReasons)!;
        var before = row is null ? null : StoreJson.Write(ToDraft(row));
        if (row is null) db.Codes.Add(row = new CodeRow { Group = draft.Group, Code = draft.Code });
        row.NameZh = draft.NameZh.Trim();
        row.NameEn = draft.NameEn.Trim();
        row.Liability = string.IsNullOrWhiteSpace(draft.Liability) ? null : draft.Liability.Trim();
        row.Category = string.IsNullOrWhiteSpace(draft.Category) ? null : draft.Category.Trim();
        (row.ValidFrom, row.ValidTo, row.Position, row.IsActive, row.LimitMinutes) = (draft.ValidFrom, draft.ValidTo, draft.Position, draft.IsActive, draft.LimitMinutes);
        row.Version++;
        Audit.Note(db, actor, before is null ? "code.created" : "code.changed", $"code:{draft.Group}/{draft.Code}", clock.GetUtcNow(), before, StoreJson.Write(draft));
        return row.Version;
    }

    /// <summary>Whether a row names the code. Where the names lie inside a fact's JSON they are not counted, and the code counts as used.</summary>
    private static Task<bool> IsUsedAsync(AppDb db, string group, string code, CancellationToken ct) => group switch
    {
        "disposition" => db.Interactions.AnyAsync(i => i.DispositionCode == code, ct),
        "symptom" => db.Tickets.AnyAsync(t => t.SymptomCode == code, ct),
        _ => Task.FromResult(true),
    };

    private static CodeDraft ToDraft(CodeRow row) => new()
    {
        Group = row.Group,
        Code = row.Code,
        NameZh = row.NameZh,
        NameEn = row.NameEn,
        Category = row.Category,
        LimitMinutes = row.LimitMinutes,
        Liability = row.Liability,
        ValidFrom = row.ValidFrom,
        ValidTo = row.ValidTo,
        Position = row.Position,
        IsActive = row.IsActive,
    };
}
