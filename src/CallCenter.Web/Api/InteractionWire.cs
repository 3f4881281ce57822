using CallCenter.Web.Realtime.Wire;
using Crm.Domain.PhoneNumbers;
using Persistence.History;

namespace CallCenter.Web.Api;

/// <summary>An interaction of the history; the party's number is masked.</summary>
public record InteractionWire(
    Guid InteractionId,
    string Direction,
    string Party,
    string CalledNumber,
    string? Trunk,
    string? Queue,
    string? Agent,
    Guid? CustomerId,
    Guid? UnitId,
    Guid? TicketId,
    string? TicketNumber,
    DateTimeOffset Received,
    DateTimeOffset? Queued,
    DateTimeOffset? Offered,
    DateTimeOffset? PopSent,
    DateTimeOffset? PopShown,
    DateTimeOffset? Answered,
    DateTimeOffset? Ended,
    string? EndedBy,
    string? TerminationClass,
    string? TerminationReason,
    string? Purpose,
    string? Disposition)
{
    /// <summary>What the caller heard last: zh-CN or en; null where nobody said it.</summary>
    public string? Language { get; init; }

    public static InteractionWire From(InteractionRow row, string? ticketNumber) => new(
        row.Id, Words.Of(row.Direction), PhoneNumber.Mask(row.PartyE164), row.CalledNumber, row.Trunk, row.QueueId, row.AgentId,
        row.CustomerId?.Value, row.UnitId?.Value, row.TicketId?.Value, ticketNumber,
        row.ReceivedAt, row.QueuedAt, row.OfferedAt, row.PopSentAt, row.PopShownAt, row.AnsweredAt, row.EndedAt,
        row.EndedBy, row.TerminationClass, row.TerminationReason, row.Purpose, row.DispositionCode)
    {
        Language = row.Language,
    };
}
