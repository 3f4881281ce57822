using System.Collections.Immutable;
using System.Text.Json;
using Crm.Domain;
using Crm.Domain.Administration;
using Microsoft.EntityFrameworkCore;
using Persistence.Conventions;

namespace Persistence.Administration;

/// <summary>Question sets: drafts change, versions that were asked never do.</summary>
public sealed class QuestionSets(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    public async Task<IReadOnlyList<QuestionSet>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.QuestionSets.AsNoTracking().OrderBy(q => q.Kind).ThenBy(q => q.Scope).ThenByDescending(q => q.Edition).ToListAsync(ct);
        return [.. rows.Select(ToSet)];
    }

    /// <summary>What is asked now: the set of the scope, else the one for all; null when none is active.</summary>
    public async Task<QuestionSet?> ActiveAsync(QuestionSetKind kind, CancellationToken ct, string scope = "")
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.QuestionSets.AsNoTracking().Where(q => q.Kind == kind && q.State == QuestionSetState.Active && (q.Scope == scope || q.Scope == "")).ToListAsync(ct);
        return rows.OrderByDescending(r => r.Scope.Length).Select(ToSet).FirstOrDefault();
    }

    /// <summary>A version by its identity, for showing old answers.</summary>
    public async Task<QuestionSet?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.QuestionSets.AsNoTracking().SingleOrDefaultAsync(q => q.Id == id, ct) is { } row ? ToSet(row) : null;
    }

    /// <summary>Begins a draft: the next edition of its kind and scope.</summary>
    public Task<SaveResult<QuestionSet>> BeginAsync(QuestionSet draft, Actor actor, CancellationToken ct) => writer.WriteAsync<QuestionSet>(
        async db =>
        {
            var last = await db.QuestionSets.Where(q => q.Kind == draft.Kind && q.Scope == draft.Scope).MaxAsync(q => (int?)q.Edition, ct) ?? 0;
            if (await db.QuestionSets.AnyAsync(q => q.Kind == draft.Kind && q.Scope == draft.Scope && q.State == QuestionSetState.Draft, ct)) return FieldRules.IsTaken("scope", draft.Scope);
            var set = draft with { Id = Guid.CreateVersion7(clock.GetUtcNow()), Edition = last + 1, State = QuestionSetState.Draft, Version = 0 };
            if (QuestionSetRules.Check(set) is [var wrong, ..]) return wrong;
            var row = new QuestionSetRow { Id = set.Id, Kind = set.Kind, Scope = set.Scope, Edition = set.Edition };
            db.Add(row);
            return Write(db, row, set, "questions.begun", null, actor);
        },
        ct);

    /// <summary>Changes a draft.</summary>
    public Task<SaveResult<QuestionSet>> SaveAsync(QuestionSet set, Actor actor, CancellationToken ct) =>
        ChangeAsync(set.Id, set.Version, old => old with { NameZh = set.NameZh, NameEn = set.NameEn, Questions = set.Questions }, QuestionSetRules.CheckChange, "questions.changed", actor, ct);

    /// <summary>Asks a draft from now on; the active version of its kind and scope retires.</summary>
    public Task<SaveResult<QuestionSet>> ActivateAsync(Guid id, int version, Actor actor, CancellationToken ct) =>
        ChangeAsync(id, version, old => old with { State = QuestionSetState.Active }, QuestionSetRules.CheckActivation, "questions.activated", actor, ct);

    /// <summary>Asks it no more.</summary>
    public Task<SaveResult<QuestionSet>> RetireAsync(Guid id, int version, Actor actor, CancellationToken ct) =>
        ChangeAsync(id, version, old => old with { State = QuestionSetState.Retired }, _ => null, "questions.retired", actor, ct);

    private Task<SaveResult<QuestionSet>> ChangeAsync(
        Guid id, int version, Func<QuestionSet, QuestionSet> change, Func<QuestionSet, Refusal?> check, string deed, Actor actor, CancellationToken ct) => writer.WriteAsync<QuestionSet>(
        async db =>
        {
            if (await db.QuestionSets.SingleOrDefaultAsync(q => q.Id == id, ct) is not { } row) return Refusal.Of(Refusal.NotFound, ("field", "id"), ("value", id.ToString("D")));
            if (row.Version != version) return Refusal.Of(Refusal.StaleVersion);
            var old = ToSet(row);
            if (check(old) is { } refusal) return refusal;
            var set = change(old);
            if (QuestionSetRules.Check(set) is [var wrong, ..]) return wrong;
            if (set.State == QuestionSetState.Active)
            {
                foreach (var previous in await db.QuestionSets.Where(q => q.Kind == row.Kind && q.Scope == row.Scope && q.State == QuestionSetState.Active && q.Id != id).ToListAsync(ct))
                {
                    previous.State = QuestionSetState.Retired;
                    previous.Version++;
                }
            }

            return Write(db, row, set, deed, StoreJson.Write(old), actor);
        },
        ct);

    private QuestionSet Write(AppDb db, QuestionSetRow row, QuestionSet set, string deed, string? before, Actor actor)
    {
        (row.NameZh, row.NameEn, row.State) = (set.NameZh.Trim(), set.NameEn.Trim(), set.State);
        row.Questions = StoreJson.Write(set.Questions);
        (row.UpdatedAt, row.UpdatedBy) = (clock.GetUtcNow(), actor.Id);
        row.Version++;
        var after = ToSet(row);
        Audit.Note(db, actor, deed, "questions:" + row.Id.ToString("D"), row.UpdatedAt, before, StoreJson.Write(after));
        return after;
    }

    private static QuestionSet ToSet(QuestionSetRow row) => new()
    {
        Id = row.Id,
        Kind = row.Kind,
        Scope = row.Scope,
        Edition = row.Edition,
        NameZh = row.NameZh,
        NameEn = row.NameEn,
        State = row.State,
        Questions = JsonSerializer.Deserialize<ImmutableArray<Question>>(row.Questions, StoreJson.Options),
        Version = row.Version,
    };
}
