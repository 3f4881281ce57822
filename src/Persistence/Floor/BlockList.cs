using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.PhoneNumbers;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;

namespace Persistence.Floor;

/// <summary>Numbers whose calls are turned away, each with its reason and, mostly, an end. The audit has them masked.</summary>
public sealed class BlockList(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>Numbers on the list: more is a campaign, and for the network operator to stop.</summary>
    public const int Most = 1_000;

    /// <summary>The list is full.</summary>
    public const string Full = "BlockListFull";

    /// <summary>The list was changed on this node.</summary>
    public event Action? Changed;

    public async Task<IReadOnlyList<BlockedNumberRow>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.BlockedNumbers.AsNoTracking().OrderBy(b => b.Number).Take(Most).ToListAsync(ct);
    }

    /// <summary>Whether the number is turned away now. A withheld number never is.</summary>
    public async Task<bool> HoldsAsync(PhoneNumber number, CancellationToken ct)
    {
        if (number.E164 is not { } e164) return false;
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.BlockedNumbers.AnyAsync(b => b.Number == e164 && (b.Until == null || b.Until > now), ct);
    }

    /// <summary>Puts a number on the list, or changes reason and end.</summary>
    public Task<SaveResult<BlockedNumberRow>> PutAsync(string typed, string reason, DateTimeOffset? until, Actor actor, CancellationToken ct) => ToldAsync<BlockedNumberRow>(
        async db =>
        {
            if (PhoneNumber.Normalize(typed, PhoneSource.Typed) is not { E164: { } e164 }) return FieldRules.Wrong("number", typed, "number");
            if (FieldRules.Text("reason", reason, 200) is { } wrong) return wrong;
            var now = clock.GetUtcNow();
            if (until <= now) return FieldRules.Wrong("until", "–", "later");
            var row = await db.BlockedNumbers.SingleOrDefaultAsync(b => b.Number == e164, ct);
            if (row is null && await db.BlockedNumbers.CountAsync(ct) >= Most) return Refusal.Of(Full);
            if (row is null) db.BlockedNumbers.Add(row = new BlockedNumberRow { Number = e164 });
            var before = row.Version == 0 ? null : Text(row);
            (row.Reason, row.Until, row.At, row.By) = (reason.Trim(), until, now, actor.Id);
            row.Version++;
            Audit.Note(db, actor, "block.put", "number:" + PhoneNumber.Mask(e164), now, before, Text(row));
            return row;
        },
        ct);

    /// <summary>Takes a number off the list; false when it was not there.</summary>
    public Task<SaveResult<bool>> RemoveAsync(string e164, Actor actor, CancellationToken ct) => ToldAsync<bool>(
        async db =>
        {
            if (await db.BlockedNumbers.SingleOrDefaultAsync(b => b.Number == e164, ct) is not { } row) return false;
            db.BlockedNumbers.Remove(row);
            Audit.Note(db, actor, "block.removed", "number:" + PhoneNumber.Mask(e164), clock.GetUtcNow(), Text(row));
            return true;
        },
        ct);

    private async Task<SaveResult<T>> ToldAsync<T>(Func<AppDb, Task<SaveResult<T>>> write, CancellationToken ct)
    {
        var result = await writer.WriteAsync(write, ct);
        if (result is SaveResult<T>.Saved) Changed?.Invoke();
        return result;
    }

    private static string Text(BlockedNumberRow row) => $"{row.Reason} / {row.Until:O}";
}
