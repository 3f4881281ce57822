using Crm.Domain.PhoneNumbers;
using Persistence.History;
using Persistence.Queries;

namespace CallCenter.Web.Features.Calls;

/// <summary>One call in the list: the store's line with lengths worked out and the number masked.</summary>
/// <param name="Id">The contact.</param>
/// <param name="At">Arrival or dialling.</param>
/// <param name="IsInbound">A customer called us.</param>
/// <param name="Number">Masked; empty when withheld.</param>
/// <param name="Customer">Name, or null.</param>
/// <param name="Agent">Sign-in name, or null.</param>
/// <param name="AgentName">As colleagues know him, or null.</param>
/// <param name="Queue">Short name, or null.</param>
/// <param name="Wait">Until the answer, or until the end for a call that nobody answered; null while it goes on.</param>
/// <param name="Talk">From the answer to the end, or null.</param>
/// <param name="Reason">Reason word of the ending, or null while it goes on.</param>
/// <param name="EndedAt">When it ended, or null.</param>
/// <param name="EndedBy">customer, agent or system, or null.</param>
/// <param name="Ticket">Ticket number, or null.</param>
/// <param name="HasRecording">A recording was made.</param>
public sealed record CallRow(
    Guid Id,
    DateTimeOffset At,
    bool IsInbound,
    string Number,
    string? Customer,
    string? Agent,
    string? AgentName,
    string? Queue,
    TimeSpan? Wait,
    TimeSpan? Talk,
    string? Reason,
    DateTimeOffset? EndedAt,
    string? EndedBy,
    string? Ticket,
    bool HasRecording)
{
    /// <summary>The number itself, for dialling it; never on a page. Null when withheld.</summary>
    public string? Party { get; init; }

    /// <summary>What the caller heard last, or null where nobody said it.</summary>
    public string? Language { get; init; }

    /// <summary>Maps a line of the store.</summary>
    public static CallRow From(InteractionLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var call = line.Interaction;
        return new CallRow(
            call.Id,
            call.ReceivedAt,
            call.Direction == InteractionDirection.Inbound,
            PhoneNumber.Mask(call.PartyE164),
            line.CustomerName,
            call.AgentId,
            line.AgentName,
            call.QueueId,
            (call.AnsweredAt ?? call.EndedAt) - (call.QueuedAt ?? call.ReceivedAt),
            call.EndedAt - call.AnsweredAt,
            call.TerminationReason,
            call.EndedAt,
            call.EndedBy,
            line.TicketNumber,
            line.HasRecording)
        {
            Party = call.PartyE164,
            Language = call.Language,
        };
    }
}
