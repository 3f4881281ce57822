using Microsoft.EntityFrameworkCore;

namespace Persistence.Imports;

/// <summary>What one undo has taken back of the same thing already: an import may have touched it more than once.</summary>
internal static class OwnUndos
{
    /// <summary>Whether a thing still has the version that a change of the import left, but for the later changes of the same import and their undo.</summary>
    public static async Task<bool> IsUntouchedAsync(AppDb db, ImportRow import, ImportChangeRow change, int version, string subject, string command, CancellationToken ct)
    {
        if (version == change.Version) return true;
        var own = import.Id.ToString("D");
        var undone = await db.AuditEntries.CountAsync(a => a.Subject == subject && a.Command == command && a.After == own, ct)
            + db.AuditEntries.Local.Count(a => a.Subject == subject && a.Command == command && a.After == own && db.Entry(a).State == EntityState.Added);
        // Each later change raised the version by one, and so did its undo.
        return version == change.Version + (2 * undone);
    }
}
