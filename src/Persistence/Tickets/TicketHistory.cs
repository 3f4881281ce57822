using System.Collections.Immutable;
using System.Text.Json;
using Crm.Domain.Customers;
using Crm.Domain.Tickets;
using Persistence.Conventions;

namespace Persistence.Tickets;

/// <summary>Reads what a fact of a ticket's history says field by field.</summary>
public static class TicketHistory
{
    /// <summary>The changes of an edit; none for other facts and for edits older than this history.</summary>
    public static ImmutableArray<FieldChange> ChangesOf(TicketTimelineRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Type != nameof(TicketEvent.Edited)) return [];
        using var data = JsonDocument.Parse(row.Data);
        return data.RootElement.TryGetProperty("changes", out var changes) && changes.ValueKind == JsonValueKind.Array
            ? [.. changes.Deserialize<FieldChange[]>(StoreJson.Options)!]
            : [];
    }
}
