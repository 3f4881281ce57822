using Crm.Domain.Knowledge;

namespace Persistence.Knowledge;

/// <summary>What the outbox says about an article; its listener brings the search in step.</summary>
public sealed record ArticleFact(Guid Id, string Number, ArticleState State, int? LiveVersion, int Version, string ActorId);
