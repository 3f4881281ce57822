using System.Collections.Immutable;

namespace Persistence.Floor;

/// <summary>A message to desks with those who have read it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Text">What it says.</param>
/// <param name="Queues">Whose members it is for; empty for everybody.</param>
/// <param name="MustRead">Whether each has to confirm it.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="Until">Until when it is shown.</param>
/// <param name="SentBy">Sign-in name of the sender.</param>
/// <param name="Reads">Who has read it, the first first.</param>
public sealed record Broadcast(
    Guid Id, string Text, ImmutableArray<string> Queues, bool MustRead, DateTimeOffset SentAt, DateTimeOffset Until, string SentBy, ImmutableArray<BroadcastRead> Reads)
{
    /// <summary>When its readers were reminded last, or null.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>Whether this person has read it.</summary>
    public bool IsReadBy(string user) => Reads.Any(r => string.Equals(r.User, user, StringComparison.OrdinalIgnoreCase));
}
