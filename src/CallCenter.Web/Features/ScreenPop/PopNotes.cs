using Microsoft.EntityFrameworkCore;
using Persistence;
using Persistence.History;
using Telephony.Calls;

namespace CallCenter.Web.Features.ScreenPop;

/// <summary>Writes the two instants of a pop to its contact; the first of each counts.</summary>
internal sealed class PopNotes(StoreWriter writer, InteractionStore history)
{
    /// <summary>A desk got it. The row may not be there yet: facts of calls are written in batches and merge into this one.</summary>
    public Task SentAsync(InteractionId interaction, DateTimeOffset at, CancellationToken ct) => writer.WriteAsync(
        async db =>
        {
            var row = await db.Interactions.SingleOrDefaultAsync(i => i.Id == interaction.Value, ct);
            if (row is null)
                db.Interactions.Add(row = new InteractionRow { Id = interaction.Value, ReceivedAt = at });
            row.PopSentAt ??= at;
        },
        ct);

    /// <summary>A browser painted it.</summary>
    public Task ShownAsync(InteractionId interaction, DateTimeOffset at, CancellationToken ct) => history.MarkPopShownAsync(interaction.Value, at, ct);
}
