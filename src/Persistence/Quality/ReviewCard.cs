using Crm.Domain.Quality;

namespace Persistence.Quality;

/// <summary>A review with the form it was made with and the names of its people.</summary>
public sealed record ReviewCard(Review Review, EvaluationForm Form, string? AgentName, string? ReviewerName);
