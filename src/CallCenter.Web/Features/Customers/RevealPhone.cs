using System.Collections.Immutable;
using Persistence;
using Persistence.Administration;

namespace CallCenter.Web.Features.Customers;

/// <summary>Writes down who looked at a number in clear, and why. The number itself is not written.</summary>
internal sealed class RevealPhone(StoreWriter writer, TimeProvider clock)
{
    /// <summary>Reasons to choose from; texts by <c>Reveal.Reason.&lt;code&gt;</c>.</summary>
    public static ImmutableArray<string> Reasons { get; } = ["verify", "callback", "visit"];

    /// <summary>One audit entry.</summary>
    public Task NoteAsync(string subject, string reason, string who, CancellationToken ct) => writer.WriteAsync(
        db =>
        {
            Audit.Note(db, new Actor(who), "phone.revealed", subject, clock.GetUtcNow(), after: reason);
            return Task.CompletedTask;
        },
        ct);
}
