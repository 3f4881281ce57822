using System.Security.Cryptography;
using CallCenter.Web.Composition.Settings;
using Crm.Domain;
using Crm.Domain.Tickets;
using Persistence;
using Persistence.Tickets;
using Telephony.Media.Recording;

namespace CallCenter.Web.Features.Tickets;

/// <summary>Files of tickets under <c>Data:Directory/attachments</c>, each by its id: no name that somebody gave is ever part of a path. Backups take the folder along.</summary>
internal sealed class AttachmentShelf(AppSettings settings, TicketAttachmentStore store, BusinessClock clock, ILogger<AttachmentShelf> logger) : IDisposable
{
    /// <summary>Files taken in at once: each may hold its 20 MB in memory while it is looked at.</summary>
    private const int AtOnce = 4;

    /// <summary>A body that takes longer gives its turn back: 20 MB in a minute is a slow line, more is somebody who holds the others up.</summary>
    private static readonly TimeSpan MostReading = TimeSpan.FromSeconds(60);

    /// <summary>Hex digits of the id that name its folder: three days of files each.</summary>
    private const int FolderDigits = 5;

    private readonly SemaphoreSlim _turns = new(AtOnce, AtOnce);

    /// <summary>Looks at a file, cleans a picture or a film, puts it on the shelf and its row into the store.</summary>
    /// <param name="ticket">On which ticket.</param>
    /// <param name="name">What the sender calls it.</param>
    /// <param name="content">Its bytes; no more than allowed are read.</param>
    /// <param name="actor">Who brings it.</param>
    /// <param name="ct">Stops before the row is written, never after.</param>
    /// <exception cref="TimeoutException">The bytes did not come in time.</exception>
    public async Task<SaveResult<TicketAttachment>> KeepAsync(TicketId ticket, string? name, Stream content, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(content);
        await _turns.WaitAsync(ct);
        try
        {
            var bytes = await ReadInTimeAsync(content, ct);
            var kind = AttachmentRules.KindOf(bytes.AsSpan(0, Math.Min(bytes.Length, AttachmentRules.HeadLength)));
            if (AttachmentRules.Check(kind, bytes.Length, await store.CountAsync(ticket, ct)) is { } wrong)
                return wrong;
            var isCleaned = FileCleaning.Concerns(kind!.Value);
            if (isCleaned && FileCleaning.Clean(kind.Value, bytes) is var clean)
            {
                // What begins like a picture or a film and is none by its own structure is refused like any other file.
                if (clean is null)
                    return Refusal.Of(AttachmentRules.KindNotAllowed, ("field", "attachment"));
                bytes = clean;
            }

            var now = clock.GetUtcNow();
            var attachment = new TicketAttachment
            {
                Id = Guid.CreateVersion7(now), TicketId = ticket, Name = AttachmentRules.NameOf(name, kind.Value), Kind = kind.Value, Bytes = bytes.Length,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)), IsCleaned = isCleaned, By = actor.Id, At = now,
            };
            return await StoreAsync(attachment, bytes, actor, ct);
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>The bytes, or null when they are not on the shelf.</summary>
    public Stream? Open(TicketAttachment attachment)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        try
        {
            return new FileStream(PathOf(attachment.Id), FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            Log.FileMissing(logger, attachment.Id);
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    private async Task<SaveResult<TicketAttachment>> StoreAsync(TicketAttachment attachment, byte[] bytes, Actor actor, CancellationToken ct)
    {
        var path = PathOf(attachment.Id);
        OwnerOnly.CreateDirectory(Path.GetDirectoryName(path)!);
        var isKept = false;
        try
        {
            // The file first: a row without its file would be a promise without a thing.
            await using (var file = OwnerOnly.Create(path))
                await file.WriteAsync(bytes, ct);
            var added = await store.AddAsync(attachment, actor, ct);
            isKept = added is SaveResult<TicketAttachment>.Saved;
            return added;
        }
        finally
        {
            if (!isKept)
                File.Delete(path);
        }
    }

    private string PathOf(Guid id) => Path.Combine(settings.Data.Attachments, id.ToString("N")[..FolderDigits], id.ToString("N"));

    private async Task<byte[]> ReadInTimeAsync(Stream content, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(MostReading, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            return await ReadAsync(content, either.Token);
        }
        catch (OperationCanceledException stopped) when (late.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new TimeoutException("The file did not come in time.", stopped);
        }
    }

    // One byte more than allowed tells that it is too large; the rest is not read.
    private static async Task<byte[]> ReadAsync(Stream content, CancellationToken ct)
    {
        using var taken = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while (taken.Length <= AttachmentRules.MostBytes && (read = await content.ReadAsync(buffer, ct)) > 0)
            await taken.WriteAsync(buffer.AsMemory(0, read), ct);
        return taken.ToArray();
    }
}
