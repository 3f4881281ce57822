using Crm.Domain.Quality;

namespace Persistence.Quality;

/// <summary>What the outbox says about a review; answers and remarks stay in the store.</summary>
public sealed record ReviewFact(Guid Id, Guid InteractionId, string AgentId, string ReviewerId, ReviewState State, int? Score, bool IsFatal, int Version);
