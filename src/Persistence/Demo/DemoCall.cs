using Crm.Domain.Quality;
using Persistence.History;

namespace Persistence.Demo;

/// <summary>An earlier call with its parts.</summary>
internal sealed record DemoCall(
    InteractionRow Row, IReadOnlyList<InteractionLegRow> Legs, IReadOnlyList<InteractionEventRow> Events, IReadOnlyList<Evaluation> Evaluations);
