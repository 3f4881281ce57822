using System.Text.Json;
using Persistence.Webhooks;

namespace CallCenter.Web.Api;

/// <summary>An event that a subscription never took.</summary>
/// <param name="Seq">The event's sequence number.</param>
/// <param name="Event">The event as it was sent.</param>
/// <param name="ResentAt">When it was taken after all, or null.</param>
public sealed record DeadLetterWire(Guid Id, long Seq, string Type, JsonElement Event, int Attempts, int Status, string? Problem, DateTimeOffset At, DateTimeOffset? ResentAt)
{
    internal static DeadLetterWire From(DeadLetterRow l)
    {
        using var body = JsonDocument.Parse(l.Body);
        return new DeadLetterWire(l.Id, l.Seq, l.Type, body.RootElement.Clone(), l.Attempts, l.Status, l.Problem, l.At, l.ResentAt);
    }
}
