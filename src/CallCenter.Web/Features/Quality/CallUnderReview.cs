using CallCenter.Web.Features.Recordings;
using Persistence.History;
using Persistence.Quality;
using Persistence.Queries;

namespace CallCenter.Web.Features.Quality;

/// <summary>Everything that the page shows of one call.</summary>
/// <param name="Card">The call.</param>
/// <param name="CustomerName">Or null.</param>
/// <param name="AgentName">Who had the customer last, or null.</param>
/// <param name="Recording">Its recording, or null.</param>
/// <param name="Condition">Whether that can be heard.</param>
/// <param name="Markers">Places in it.</param>
/// <param name="Ticket">The ticket of the call, or null.</param>
/// <param name="Hearings">Who listened; empty for readers who may not know.</param>
/// <param name="Reviews">Reviews of the call that this reader may know of.</param>
public sealed record CallUnderReview(
    InteractionCard Card, string? CustomerName, string? AgentName, RecordingRow? Recording, RecordingCondition Condition, IReadOnlyList<RecordingMarker> Markers, TicketCard? Ticket, IReadOnlyList<Hearing> Hearings,
    IReadOnlyList<ReviewCard> Reviews);
