using System.Collections.Immutable;
using System.Text.Json;
using CallCenter.Web.Realtime;
using Crm.Domain.Tickets;
using Persistence;
using Persistence.Outbox;
using Persistence.Tickets;

namespace CallCenter.Web.Features.Tickets;

/// <summary>Messages of colleagues about tickets, pushed to every page that shows them, on whichever node they were written.</summary>
internal sealed class TicketTalk : IDisposable
{
    private readonly TicketMessageStore _store;
    private readonly TicketPeople _people;
    private readonly OutboxFeed _feed;

    public TicketTalk(TicketMessageStore store, TicketPeople people, OutboxFeed feed)
    {
        (_store, _people, _feed) = (store, people, feed);
        _feed.Heard += Hear;
    }

    /// <summary>Messages of a ticket were written or read: which ticket, and whom it concerns. Raised on pool threads; return at once.</summary>
    public event Action<TicketId, ImmutableArray<string>>? Changed;

    /// <summary>Writes a message.</summary>
    public async Task<SaveResult<TicketMessageLine>> SendAsync(TicketId ticket, string text, Actor actor, CancellationToken ct)
    {
        var sent = await _store.SendAsync(ticket, text, await _people.AllAsync(ct), actor, ct);
        _feed.Hurry();
        return sent;
    }

    /// <summary>Somebody has the ticket's messages before his eyes.</summary>
    public async Task<int> ReadAsync(TicketId ticket, string user, CancellationToken ct)
    {
        var read = await _store.ReadAsync(ticket, user, ct) is SaveResult<int>.Saved saved ? saved.Value : 0;
        if (read > 0)
            _feed.Hurry();
        return read;
    }

    /// <inheritdoc/>
    public void Dispose() => _feed.Heard -= Hear;

    private void Hear(OutboxRow row)
    {
        if (row.Type is not (TicketMessageStore.Sent or TicketMessageStore.Seen))
            return;
        using var payload = JsonDocument.Parse(row.Payload);
        var fact = payload.RootElement;
        if (fact.TryGetProperty("id", out var id) && id.TryGetGuid(out var ticket))
            Changed?.Invoke(new TicketId(ticket), fact.TryGetProperty("mentions", out var named) ? [.. named.EnumerateArray().Select(n => n.GetString()!)] : []);
    }
}
