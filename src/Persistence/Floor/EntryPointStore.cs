using System.Collections.Immutable;
using Crm.Domain;
using Crm.Domain.Administration;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;

namespace Persistence.Floor;

/// <summary>The numbers we answer as administrators keep them.</summary>
public sealed class EntryPointStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    private const string OldHotline = "hotline";

    public async Task<IReadOnlyList<Versioned<EntryPointDraft>>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.EntryPoints.AsNoTracking().OrderBy(e => e.CalledNumber).ToListAsync(ct);
        return [.. rows.Select(r => new Versioned<EntryPointDraft>(Read(r), r.Version))];
    }

    /// <summary>Makes an entry point (<paramref name="version"/> null) or changes it.</summary>
    public Task<SaveResult<int>> SaveAsync(EntryPointDraft draft, int? version, Actor actor, CancellationToken ct) => writer.WriteAsync<int>(
        async db =>
        {
            if (EntryPointRules.Check(draft) is [var wrong, ..]) return wrong;
            var row = await db.EntryPoints.SingleOrDefaultAsync(e => e.CalledNumber == draft.CalledNumber, ct);
            if (row is null != version is null)
                return row is null ? Refusal.Of(Refusal.NotFound, ("field", "calledNumber"), ("value", draft.CalledNumber)) : FieldRules.IsTaken("calledNumber", draft.CalledNumber);
            if (row is not null && row.Version != version) return Refusal.Of(Refusal.StaleVersion);
            var queues = await db.Queues.Where(q => q.IsActive).Select(q => q.Id).ToListAsync(ct);
            if (draft.IsActive && CheckQueues(draft, queues) is { } refusal) return refusal;
            if (draft.FlowId is { } flow && !await db.Flows.AnyAsync(f => f.Id == flow && f.Published != null, ct)) return FieldRules.IsUnknown("flowId", flow);
            if (draft.SiteId != "main" && !await db.Sites.AnyAsync(s => s.Id == draft.SiteId, ct)) return FieldRules.IsUnknown("siteId", draft.SiteId);
            var before = row is null ? null : StoreJson.Write(Read(row));
            if (row is null) db.EntryPoints.Add(row = new EntryPointRow { CalledNumber = draft.CalledNumber });
            Write(draft, row);
            Audit.Note(db, actor, before is null ? "entry.created" : "entry.changed", "entry:" + draft.CalledNumber, clock.GetUtcNow(), before, StoreJson.Write(draft));
            return row.Version;
        },
        ct);

    /// <summary>The menu's keys from the column's text.</summary>
    public static ImmutableArray<MenuChoice> ReadChoices(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).Where(p => p is [[_], _]).Select(p => new MenuChoice(p[0][0], p[1]))];

    private static Refusal? CheckQueues(EntryPointDraft draft, List<string> queues)
    {
        if (!queues.Contains(draft.QueueId)) return FieldRules.IsUnknown("queueId", draft.QueueId);
        if (draft.ClosedQueueId is { } closed && !queues.Contains(closed)) return FieldRules.IsUnknown("closedQueueId", closed);
        return draft.Choices.FirstOrDefault(c => !queues.Contains(c.QueueId)) is { } choice ? FieldRules.IsUnknown("choices", choice.QueueId) : null;
    }

    /// <summary>The row as everybody shall understand it.</summary>
    public static EntryPointDraft Read(EntryPointRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row is { Flow: OldHotline, Menu: null } ? ToDraft(row) with { Notice = "zh-CN/welcome-notice", Menu = "zh-CN/menu", Choices = ReadChoices("0=repair,1=repair,2=install,3=complaint"), QueueId = row.QueueId ?? "repair" } : ToDraft(row);
    }

    private static EntryPointDraft ToDraft(EntryPointRow row) => new()
    {
        CalledNumber = row.CalledNumber,
        NameZh = row.NameZh,
        NameEn = row.NameEn,
        Notice = row.Notice,
        Menu = row.Menu,
        Choices = ReadChoices(row.Choices),
        MenuTimeoutSeconds = row.MenuTimeoutSeconds,
        QueueId = row.QueueId ?? "",
        ClosedQueueId = row.ClosedQueueId,
        ClosedNotice = row.ClosedNotice,
        FlowId = row.FlowId,
        SiteId = row.SiteId,
        IsActive = row.IsActive,
    };

    private static void Write(EntryPointDraft draft, EntryPointRow row)
    {
        row.NameZh = draft.NameZh.Trim();
        row.NameEn = draft.NameEn.Trim();
        row.Flow = "queue";
        row.Notice = draft.Notice;
        row.Menu = draft.Menu;
        row.Choices = string.Join(',', draft.Choices.OrderBy(c => c.Digit).Select(c => $"{c.Digit}={c.QueueId}"));
        row.MenuTimeoutSeconds = draft.MenuTimeoutSeconds;
        row.QueueId = draft.QueueId;
        row.ClosedQueueId = draft.ClosedQueueId;
        row.ClosedNotice = draft.ClosedNotice;
        row.FlowId = draft.FlowId;
        row.SiteId = draft.SiteId;
        row.IsActive = draft.IsActive;
        row.Version++;
    }
}
