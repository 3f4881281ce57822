using System.Collections.Immutable;
using System.Text.Json;
using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Scripts;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;

namespace Persistence.Scripts;

/// <summary>Editions of scripts: drafts change, released ones never do; and what was said for which ticket.</summary>
public sealed class ScriptStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>Editions of all scripts together; a house with more keeps no overview of them.</summary>
    public const int Most = 1_000;

    /// <summary>Refusal: <see cref="Most"/> is reached.</summary>
    public const string TooMany = "TooManyScripts";

    /// <summary>Every edition, by place and scope, the newest first.</summary>
    public async Task<IReadOnlyList<Script>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Scripts.AsNoTracking().OrderBy(s => s.Place).ThenBy(s => s.Scope).ThenByDescending(s => s.Edition).Take(Most).ToListAsync(ct);
        return [.. rows.Select(Read)];
    }

    /// <summary>What is in force on a day.</summary>
    public async Task<ScriptBook> BookAsync(DateOnly day, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Scripts.AsNoTracking()
            .Where(s => s.State == ScriptState.Released && (s.ValidFrom == null || s.ValidFrom <= day) && (s.ValidTo == null || s.ValidTo >= day))
            .OrderBy(s => s.Edition).Take(Most).ToListAsync(ct);
        return new ScriptBook(rows.Select(Read), day);
    }

    /// <summary>What was said for a ticket, in the order of the ticks.</summary>
    public async Task<IReadOnlyList<SaidLine>> SaidAsync(TicketId ticket, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.ScriptTicks.AsNoTracking().Where(t => t.TicketId == ticket).ToListAsync(ct);
        return [.. rows.OrderBy(t => t.At).ThenBy(t => t.Code, StringComparer.Ordinal).Select(t => new SaidLine(t.Text, t.Edition, t.IsRequired, t.At, t.SaidBy))];
    }

    /// <summary>Begins a draft: the next edition of its place and scope.</summary>
    public Task<SaveResult<Script>> BeginAsync(Script draft, Actor actor, CancellationToken ct) => writer.WriteAsync<Script>(
        async db =>
        {
            if (ScriptRules.Check(draft) is [var wrong, ..]) return wrong;
            if (await UnknownAsync(db, draft, ct) is { } unknown) return unknown;
            if (await db.Scripts.CountAsync(ct) >= Most) return Refusal.Of(TooMany, ("max", Most.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            if (await db.Scripts.AnyAsync(s => s.Place == draft.Place && s.Scope == draft.Scope && s.State == ScriptState.Draft, ct)) return FieldRules.IsTaken("scope", draft.Scope.Length > 0 ? draft.Scope : draft.Place.ToString());
            var last = await db.Scripts.Where(s => s.Place == draft.Place && s.Scope == draft.Scope).MaxAsync(s => (int?)s.Edition, ct) ?? 0;
            var row = new ScriptRow { Id = Guid.CreateVersion7(clock.GetUtcNow()), Place = draft.Place, Scope = draft.Scope, Edition = last + 1 };
            db.Scripts.Add(row);
            return Write(db, row, draft with { State = ScriptState.Draft, DraftedBy = actor.Id, ReleasedBy = null, Reason = null }, "script.begun", null, actor);
        },
        ct);

    /// <summary>Changes a draft.</summary>
    public Task<SaveResult<Script>> SaveAsync(Script script, Actor actor, CancellationToken ct) => ChangeAsync(
        script.Id, script.Version, "script.changed", actor,
        (_, old) => Task.FromResult(ScriptRules.CheckChange(old) ?? ScriptRules.Check(script).FirstOrDefault()),
        old => old with { Steps = script.Steps, ValidFrom = script.ValidFrom, ValidTo = script.ValidTo, DraftedBy = actor.Id }, ct);

    /// <summary>Lets a draft take effect, within its dates.</summary>
    /// <param name="id">Which.</param>
    /// <param name="version">As it was read.</param>
    /// <param name="reason">Why a safety script says less, or null.</param>
    /// <param name="actor">Who releases it.</param>
    /// <param name="ct">Stops before the commit, never after.</param>
    public Task<SaveResult<Script>> ReleaseAsync(Guid id, int version, string? reason, Actor actor, CancellationToken ct) => ChangeAsync(
        id, version, "script.released", actor,
        async (db, old) =>
        {
            // Against what holds on its first day: that is what it replaces.
            var day = old.ValidFrom ?? SiteZone.DayOf(clock.GetUtcNow());
            var others = await db.Scripts.AsNoTracking().Where(s => s.Place == old.Place && s.Scope == old.Scope && s.State == ScriptState.Released).ToListAsync(ct);
            return ScriptRules.CheckRelease(old, new ScriptBook(others.Select(Read), day).Find(old.Place, old.Scope), actor.Id, reason);
        },
        old => old with { State = ScriptState.Released, ReleasedBy = actor.Id, Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim() }, ct);

    /// <summary>Takes an edition out of use; the one before holds again, else the one as shipped.</summary>
    public Task<SaveResult<Script>> RetireAsync(Guid id, int version, Actor actor, CancellationToken ct) => ChangeAsync(
        id, version, "script.retired", actor, (_, old) => Task.FromResult(ScriptRules.CheckRetirement(old)), old => old with { State = ScriptState.Retired }, ct);

    /// <summary>Keeps what was said with a ticket, inside its transaction.</summary>
    internal static void Note(AppDb db, TicketId ticket, ImmutableArray<ScriptTick> ticks, Actor actor)
    {
        if (ticks.IsDefaultOrEmpty)
            return;
        db.ScriptTicks.AddRange(ticks.DistinctBy(t => t.Code, StringComparer.Ordinal).Select(t => new ScriptTickRow
        {
            TicketId = ticket, Code = t.Code, Place = t.Place, Scope = t.Scope, Edition = t.Edition, Text = t.Text, IsRequired = t.IsRequired, At = t.At, SaidBy = actor.Id,
        }));
    }

    private Task<SaveResult<Script>> ChangeAsync(
        Guid id, int version, string deed, Actor actor, Func<AppDb, Script, Task<Refusal?>> check, Func<Script, Script> change, CancellationToken ct) => writer.WriteAsync<Script>(
        async db =>
        {
            if (await db.Scripts.SingleOrDefaultAsync(s => s.Id == id, ct) is not { } row) return Refusal.Of(Refusal.NotFound, ("field", "id"), ("value", id.ToString("D")));
            if (row.Version != version) return Refusal.Of(Refusal.StaleVersion);
            var old = Read(row);
            if (await check(db, old) is { } refusal) return refusal;
            return Write(db, row, change(old), deed, StoreJson.Write(old), actor);
        },
        ct);

    private Script Write(AppDb db, ScriptRow row, Script script, string deed, string? before, Actor actor)
    {
        (row.State, row.ValidFrom, row.ValidTo) = (script.State, script.ValidFrom, script.ValidTo);
        (row.DraftedBy, row.ReleasedBy, row.Reason) = (script.DraftedBy, script.ReleasedBy, script.Reason);
        row.Steps = StoreJson.Write(script.Steps.Select(s => s with { Code = s.Code.Trim(), TextZh = s.TextZh.Trim(), TextEn = s.TextEn.Trim() }).ToImmutableArray());
        row.UpdatedAt = clock.GetUtcNow();
        row.Version++;
        var after = Read(row);
        Audit.Note(db, actor, deed, "script:" + row.Id.ToString("D"), row.UpdatedAt, before, StoreJson.Write(after));
        return after;
    }

    private static async Task<Refusal?> UnknownAsync(AppDb db, Script draft, CancellationToken ct)
    {
        var isKnown = draft.Place switch
        {
            ScriptPlace.Order => Enum.TryParse<TicketType>(draft.Scope, out var type) && Enum.IsDefined(type),
            ScriptPlace.Queue => await db.Queues.AnyAsync(q => q.Id == draft.Scope, ct),
            ScriptPlace.Category => await db.Categories.AnyAsync(c => c.Code == draft.Scope, ct),
            ScriptPlace.Symptom => await db.Symptoms.AnyAsync(s => s.Code == draft.Scope, ct),
            _ => true,
        };
        return isKnown ? null : FieldRules.IsUnknown("scope", draft.Scope);
    }

    private static Script Read(ScriptRow row) => new()
    {
        Id = row.Id,
        Place = row.Place,
        Scope = row.Scope,
        Edition = row.Edition,
        State = row.State,
        Steps = JsonSerializer.Deserialize<ImmutableArray<ScriptStep>>(row.Steps, StoreJson.Options),
        ValidFrom = row.ValidFrom,
        ValidTo = row.ValidTo,
        DraftedBy = row.DraftedBy,
        ReleasedBy = row.ReleasedBy,
        Reason = row.Reason,
        Version = row.Version,
    };
}
