using Crm.Domain.Quality;
using Persistence.History;

namespace Persistence.Queries;

/// <summary>A call with all that is linked to it.</summary>
public sealed record InteractionCard(
    InteractionRow Interaction,
    string? TicketNumber,
    IReadOnlyList<InteractionLegRow> Legs,
    IReadOnlyList<InteractionEventRow> Events,
    IReadOnlyList<RecordingRow> Recordings,
    IReadOnlyList<Evaluation> Evaluations);
