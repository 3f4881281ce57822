using Crm.Domain.Lists;

namespace Persistence.Lists;

/// <summary>A combined query on top of a list's other filters.</summary>
/// <param name="Query">The query, checked.</param>
/// <param name="Today">The site's day, which relative days start from.</param>
public sealed record ListCriteria(QueryNode Query, DateOnly Today);
