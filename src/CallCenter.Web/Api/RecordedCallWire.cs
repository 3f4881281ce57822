using CallCenter.Web.Realtime.Wire;
using Crm.Domain.PhoneNumbers;
using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary>The call of a listed recording; the party's number is masked.</summary>
public sealed record RecordedCallWire(
    string Direction, string Party, string? Agent, string? Queue, string? TicketNumber, string? TerminationClass, string? Disposition,
    bool HasHold, bool HasTransfer, int? Score, string? ReviewState)
{
    public static RecordedCallWire From(RecordingLine line, bool seesScores) => new(
        Words.Of(line.Interaction.Direction), PhoneNumber.Mask(line.Interaction.PartyE164), line.Interaction.AgentId, line.Interaction.QueueId, line.TicketNumber,
        line.Interaction.TerminationClass, line.Interaction.DispositionCode, line.Marks.HasHold, line.Marks.HasTransfer, seesScores ? line.Score : null,
        seesScores && line.Marks.Review is { } state ? Words.Of(state) : null);
}
