using System.Data.Common;
using Crm.Domain;
using Microsoft.EntityFrameworkCore;

namespace Persistence;

/// <summary>One unit of work in one transaction: all of it or nothing.</summary>
public sealed class StoreWriter(IDbContextFactory<AppDb> contexts, WriteGate gate, StoreUpkeep upkeep)
{
    // Two nodes may insert the same row in the same moment; the second try then finds it.
    private const int Attempts = 3;

    // Who loses against so many others in a row loses against a mistake.
    private const int Turns = 5;

    /// <summary>Runs work, saves and commits. Refused work leaves no trace; a row that somebody else changed meanwhile refuses as <see cref="Refusal.StaleVersion"/>.</summary>
    /// <remarks>Work may run again after a collision, so it must not change anything outside the context that it gets.</remarks>
    public async Task<SaveResult<T>> WriteAsync<T>(Func<AppDb, Task<SaveResult<T>>> work, CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(ct);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(work, ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                return Refusal.Of(Refusal.StaleVersion);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Tried again on a fresh context.
            }
            catch (DbException fault) when (fault.IsTransient && attempt < Attempts)
            {
                // A deadlock that a lock by itself ran into (PostgreSQL 40P01): the victim tries again.
            }
        }
    }

    /// <summary>Runs work of no version that a person saw, such as a step of an import: when somebody else changed one of its rows meanwhile, it is done again on what stands now.</summary>
    /// <returns>What came of it; <see cref="Refusal.StaleVersion"/> only when it collided every time.</returns>
    public async Task<SaveResult<T>> WriteAgainAsync<T>(Func<AppDb, Task<SaveResult<T>>> work, CancellationToken ct)
    {
        for (var turn = 1; ; turn++)
        {
            var result = await WriteAsync(work, ct);
            if (turn == Turns || result is not SaveResult<T>.Refused { Refusal.Rule: Refusal.StaleVersion }) return result;
        }
    }

    /// <summary>Runs work that cannot be refused.</summary>
    public Task WriteAsync(Func<AppDb, Task> work, CancellationToken ct) => WriteAsync<bool>(
        async db =>
        {
            await work(db);
            return true;
        },
        ct);

    private async Task<SaveResult<T>> OnceAsync<T>(Func<AppDb, Task<SaveResult<T>>> work, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // All or nothing: a savepoint before each save would only be two statements more.
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var result = await work(db);
        if (result is SaveResult<T>.Refused) return result;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        upkeep.Committed();
        return result;
    }
}
