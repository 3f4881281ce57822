using Persistence.History;

namespace Persistence.Tickets;

/// <summary>A call of a ticket, with its recording when there is one.</summary>
/// <param name="Call">The call; null while the history has not written it yet.</param>
/// <param name="InteractionId">Its id.</param>
/// <param name="Recordings">Its recordings, oldest first.</param>
public sealed record TicketCallLine(Guid InteractionId, InteractionRow? Call, IReadOnlyList<RecordingRow> Recordings);
