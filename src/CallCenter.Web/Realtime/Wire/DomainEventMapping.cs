using System.Text.Json;
using Persistence.Outbox;

namespace CallCenter.Web.Realtime.Wire;

/// <summary>Facts of the outbox in the words of the contract: which, in what state, by whom; ids and numbers only, never a name, a phone number, a place or a text.</summary>
internal static class DomainEventMapping
{
    private const string Dispatch = "dispatch.";

    private static readonly string[] Told = ["ticket.", "customer.", "unit.", "visit.", "callback.", "evaluation.", "import."];

    /// <summary>The event, or null for facts that are no business of programs outside.</summary>
    public static FloorEvent? Of(OutboxRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var type = row.Type.StartsWith(Dispatch, StringComparison.Ordinal) ? "visit." + row.Type[Dispatch.Length..] : row.Type;
        if (!Told.Any(t => type.StartsWith(t, StringComparison.Ordinal)))
            return null;
        using var payload = JsonDocument.Parse(row.Payload);
        var fact = payload.RootElement;
        var state = Text(fact, "status") ?? Text(fact, "state");
        return new FloorEvent(0, type, row.CreatedAt)
        {
            Id = Id(fact, "id"), Number = Text(fact, "number") ?? Text(fact, "serial"), TicketId = Id(fact, "ticketId"), InteractionId = Id(fact, "interactionId"),
            State = state is { Length: > 0 } ? char.ToLowerInvariant(state[0]) + state[1..] : null,
            Version = fact.TryGetProperty("version", out var version) && version.TryGetInt32(out var number) ? number : null,
            By = Text(fact, "actorId"),
        };
    }

    private static string? Text(JsonElement fact, string name) => fact.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static Guid? Id(JsonElement fact, string name) => Guid.TryParse(Text(fact, name), out var id) ? id : null;
}
