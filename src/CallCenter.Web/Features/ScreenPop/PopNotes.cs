using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Persistence;
using Persistence.History;
using Telephony.Calls;

namespace CallCenter.Web.Features.ScreenPop;

/// <summary>Writes to a contact who called, as far as the pop knows, and the two instants of the pop; the first of each counts.</summary>
internal sealed class PopNotes(StoreWriter writer, InteractionStore history, TimeProvider clock)
{
    /// <summary>A desk got it.</summary>
    public Task SentAsync(InteractionId interaction, DateTimeOffset at, CancellationToken ct) => NoteAsync(interaction, row => row.PopSentAt ??= at, ct);

    /// <summary>Who called, beyond doubt: exactly one customer has the number. A person's choice stands already or comes later, and wins.</summary>
    public Task CustomerAsync(InteractionId interaction, CustomerId customer, CancellationToken ct) => NoteAsync(interaction, row => row.CustomerId ??= customer, ct);

    /// <summary>A browser painted it.</summary>
    public Task ShownAsync(InteractionId interaction, DateTimeOffset at, CancellationToken ct) => history.MarkPopShownAsync(interaction.Value, at, ct);

    /// <summary>The row may not be there yet: facts of calls are written in batches and merge into this one.</summary>
    private Task NoteAsync(InteractionId interaction, Action<InteractionRow> note, CancellationToken ct) => writer.WriteAsync(
        async db =>
        {
            var row = await db.Interactions.SingleOrDefaultAsync(i => i.Id == interaction.Value, ct);
            if (row is null)
                db.Interactions.Add(row = new InteractionRow { Id = interaction.Value, ReceivedAt = clock.GetUtcNow() });
            note(row);
        },
        ct);
}
