using System.Globalization;
using Crm.Domain;
using Crm.Domain.Quality;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;

namespace Persistence.Quality;

/// <summary>Writes scoring forms; a form that was used never changes, a change is a new version.</summary>
public sealed class FormStore(StoreWriter writer, TimeProvider clock)
{
    /// <summary>Saves a draft: a new form, the next version of one, or an earlier draft of the same version.</summary>
    public Task<SaveResult<EvaluationForm>> SaveDraftAsync(EvaluationForm form, Actor actor, CancellationToken ct) => writer.WriteAsync<EvaluationForm>(
        async db =>
        {
            if (FormRules.Check(form) is { } refusal) return refusal;
            var stored = await FindAsync(db, form.Code, form.Number, ct);
            if (stored is null)
            {
                var last = await db.Set<FormRow>().Where(f => f.Code == form.Code).MaxAsync(f => (int?)f.Number, ct) ?? 0;
                var begun = form with { Number = last + 1, State = FormState.Draft, IsUsed = false, Version = 1 };
                db.Add(QualityMapping.ToRow(begun));
                return Noted(db, begun, "form.save", actor);
            }

            if (FormRules.MayReplace(QualityMapping.ToForm(stored)) is { } locked) return locked;
            if (stored.Version != form.Version) return Stale(stored);
            (stored.Definition, stored.Version) = (QualityMapping.Definition(form), stored.Version + 1);
            return Noted(db, QualityMapping.ToForm(stored), "form.save", actor);
        },
        ct);

    /// <summary>Puts a draft in force; the version that was in force before is retired.</summary>
    public Task<SaveResult<EvaluationForm>> ActivateAsync(string code, int number, int version, Actor actor, CancellationToken ct) => writer.WriteAsync<EvaluationForm>(
        async db =>
        {
            if (await FindAsync(db, code, number, ct) is not { } row) return Refusal.Of(Refusal.NotFound, ("form", code));
            if (row.Version != version) return Stale(row);
            if (FormRules.MayActivate(QualityMapping.ToForm(row)) is { } refusal) return refusal;
            foreach (var before in await db.Set<FormRow>().Where(f => f.Code == code && f.State == FormState.Active).ToListAsync(ct))
                (before.State, before.Version) = (FormState.Retired, before.Version + 1);
            (row.State, row.Version) = (FormState.Active, row.Version + 1);
            return Noted(db, QualityMapping.ToForm(row), "form.activate", actor);
        },
        ct);

    private static Task<FormRow?> FindAsync(AppDb db, string code, int number, CancellationToken ct) =>
        db.Set<FormRow>().SingleOrDefaultAsync(f => f.Code == code && f.Number == number, ct);

    private static Refusal Stale(FormRow row) => Refusal.Of(Refusal.StaleVersion, ("form", row.Code), ("version", row.Version.ToString(CultureInfo.InvariantCulture)));

    private EvaluationForm Noted(AppDb db, EvaluationForm form, string command, Actor actor)
    {
        Audit.Note(db, actor, command, string.Create(CultureInfo.InvariantCulture, $"form:{form.Code}/{form.Number}"), clock.GetUtcNow());
        return form;
    }
}
