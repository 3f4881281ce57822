using System.Globalization;
using Crm.Domain;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;
using Persistence.Outbox;

namespace Persistence.Tickets;

/// <summary>What hangs on tickets: the rows. The bytes lie on the shelf of the web project.</summary>
public sealed class TicketAttachmentStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>A ticket's files, oldest first, without the deleted ones.</summary>
    public async Task<IReadOnlyList<TicketAttachment>> ListAsync(TicketId ticket, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<TicketAttachment>().AsNoTracking().Where(a => a.TicketId == ticket && a.DeletedAt == null).OrderBy(a => a.At).ThenBy(a => a.Id).Take(AttachmentRules.MostPerTicket * 2).ToListAsync(ct);
    }

    /// <summary>One that is not deleted, or null.</summary>
    public async Task<TicketAttachment?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<TicketAttachment>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.DeletedAt == null, ct);
    }

    /// <summary>How many a ticket has.</summary>
    public async Task<int> CountAsync(TicketId ticket, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<TicketAttachment>().CountAsync(a => a.TicketId == ticket && a.DeletedAt == null, ct);
    }

    /// <summary>Adds the row of a file that lies on the shelf already.</summary>
    public Task<SaveResult<TicketAttachment>> AddAsync(TicketAttachment attachment, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        return writer.WriteAsync<TicketAttachment>(
            async db =>
            {
                if (await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Id == attachment.TicketId, ct) is not { } ticket) return Refusal.Of(Refusal.NotFound, ("ticket", attachment.TicketId.ToString()));
                // Asked again inside the write: two may have been sent in the same moment.
                var sofar = await db.Set<TicketAttachment>().CountAsync(a => a.TicketId == ticket.Id && a.DeletedAt == null, ct);
                if (AttachmentRules.Check(attachment.Kind, attachment.Bytes, sofar) is { } wrong) return wrong;
                db.Add(attachment);
                Tell(db, ticket, attachment, actor, "attached", clock.GetUtcNow());
                return attachment;
            },
            ct);
    }

    /// <summary>Hides a file, or shows it again.</summary>
    public Task<SaveResult<TicketAttachment>> DeleteAsync(Guid id, bool isDeleted, Actor actor, CancellationToken ct) => writer.WriteAsync<TicketAttachment>(
        async db =>
        {
            if (await db.Set<TicketAttachment>().SingleOrDefaultAsync(a => a.Id == id, ct) is not { } stored) return Refusal.Of(Refusal.NotFound, ("attachment", id.ToString()));
            if (stored.DeletedAt is not null == isDeleted) return stored;
            if (!isDeleted)
            {
                // Others may have come since it was deleted.
                var sofar = await db.Set<TicketAttachment>().CountAsync(a => a.TicketId == stored.TicketId && a.DeletedAt == null, ct);
                if (AttachmentRules.Check(stored.Kind, stored.Bytes, sofar) is { } wrong) return wrong;
            }

            var now = clock.GetUtcNow();
            var changed = stored with { DeletedAt = isDeleted ? now : null, DeletedBy = isDeleted ? actor.Id : null };
            db.Entry(stored).CurrentValues.SetValues(changed);
            Tell(db, await db.Tickets.AsNoTracking().SingleAsync(t => t.Id == stored.TicketId, ct), stored, actor, isDeleted ? "attachmentDeleted" : "attachmentRestored", now);
            return changed;
        },
        ct);

    // The audit has the file's hash and size, not its name: people write names of people into names of files.
    private static void Tell(AppDb db, Ticket ticket, TicketAttachment file, Actor actor, string what, DateTimeOffset now)
    {
        Audit.Note(db, actor, "ticket." + what, "ticket:" + ticket.Number, now, null, string.Create(CultureInfo.InvariantCulture, $"{file.Id} {file.Kind} {file.Bytes} {file.Sha256}"));
        db.Outbox.Add(new OutboxRow { Type = "ticket." + what, CreatedAt = now, Payload = StoreJson.Write(new TicketFact(ticket.Id, ticket.Number, ticket.Status, ticket.Version, ticket.CustomerId, actor.Id)) });
    }
}
