using System.Collections.Immutable;

namespace CallCenter.Web.Features.Security;

/// <summary>The security events of this run, the newest first. Pure.</summary>
public sealed record SecurityBook
{
    /// <summary>Lines kept: a bad night's worth; the oldest goes.</summary>
    public const int Limit = 500;

    /// <summary>Equal events no further apart than this are one line with a count.</summary>
    public static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    /// <summary>Nothing yet.</summary>
    public static SecurityBook Empty { get; } = new();

    /// <summary>The newest first.</summary>
    public ImmutableList<SecurityEntry> Entries { get; private init; } = [];

    private long LastId { get; init; }

    /// <summary>Takes an event in; <paramref name="entry"/> is its line.</summary>
    public SecurityBook Take(SecurityKind kind, string? source, string? subject, string? rule, int count, DateTimeOffset at, DateTimeOffset? until, out SecurityEntry entry)
    {
        var known = Entries.FindIndex(e => e.Kind == kind && e.Source == source && e.Subject == subject && e.Rule == rule);
        if (known >= 0 && at - Entries[known].Last <= Together)
        {
            var before = Entries[known];
            entry = before with { Count = before.Count + count, Last = at, Until = until ?? before.Until };
            return this with { Entries = Entries.RemoveAt(known).Insert(0, entry) };
        }

        entry = new SecurityEntry(LastId + 1, kind, source, subject, rule, count, at, at, until);
        var entries = Entries.Insert(0, entry);
        return this with { Entries = entries.Count > Limit ? entries.RemoveAt(Limit) : entries, LastId = entry.Id };
    }

    /// <summary>Events since an instant, counted.</summary>
    public int CountSince(DateTimeOffset since) => Entries.TakeWhile(e => e.Last >= since).Sum(e => e.Count);
}
