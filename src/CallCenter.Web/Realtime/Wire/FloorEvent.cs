using System.Text.Json.Serialization;

namespace CallCenter.Web.Realtime.Wire;

/// <summary>One event as programs outside see it: hub, server-sent events, webhooks. Absent members are not written. No personal data.</summary>
/// <param name="Seq">Monotonic; ask for what comes after it.</param>
/// <param name="Type"><c>call.*</c>, <c>agent.*</c>, <c>queue.*</c>, <c>recording.*</c>, <c>ticket.*</c>, <c>customer.*</c>, <c>unit.*</c>, <c>visit.*</c>, <c>callback.*</c>, <c>evaluation.*</c>, <c>trunk.*</c>, <c>security.*</c>.</param>
/// <param name="At">UTC.</param>
public sealed record FloorEvent(long Seq, string Type, DateTimeOffset At)
{
    /// <summary>How the types of security events begin: for those who may control the floor.</summary>
    internal const string Security = "security.";

    /// <summary>How the types of events about trunks begin.</summary>
    internal const string Trunk = "trunk.";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? InteractionId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Agent { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Queue { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? State { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EndedBy { get; init; }

    /// <summary>How often, of events that come coalesced.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Count { get; init; }

    /// <summary><c>agent</c>, <c>queue</c> or <c>number</c>: to whom a call is transferred, or who is consulted; <c>flow</c>: the flow a step is of; <c>source</c>: the address a security event came from.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TargetKind { get; init; }

    /// <summary>Of events about tickets, customers, units, visits: its number as people say it; of a unit its serial number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Number { get; init; }

    /// <summary>Which one; a program asks for it by this, with its own right.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Id { get; init; }

    /// <summary>The ticket that a visit or a call-back is about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? TicketId { get; init; }

    /// <summary>Its version after the event, where it has one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Version { get; init; }

    /// <summary>The account that did it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? By { get; init; }

    /// <summary>User or queue of the target; never a phone number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Target { get; init; }
}
