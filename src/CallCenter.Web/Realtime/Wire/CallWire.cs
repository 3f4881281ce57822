using Telephony.Calls;

namespace CallCenter.Web.Realtime.Wire;

/// <summary>One live call without the caller's number.</summary>
public sealed record CallWire(
    Guid InteractionId,
    string Direction,
    string Phase,
    DateTimeOffset PhaseSince,
    DateTimeOffset Received,
    DateTimeOffset? Queued,
    DateTimeOffset? Offered,
    DateTimeOffset? Answered,
    string? Queue,
    string? Agent,
    string? CustomerId,
    string? TicketId,
    bool Recording)
{
    public static CallWire From(Call call) => new(
        call.Id.Value,
        Words.Of(call.Direction),
        Words.Of(call.Phase),
        call.PhaseSince,
        call.Received,
        call.Queued,
        call.Offered,
        call.Answered,
        call.Queue?.Value,
        call.Agent?.Value,
        call.CustomerRef,
        call.TicketRef,
        call.Recording);
}
