using System.Collections.Immutable;

namespace Persistence.Lists;

/// <summary>Who looks for lists: what is shared with his roles and his teams is his to use.</summary>
/// <param name="User">Sign-in name.</param>
/// <param name="Roles">Names of his roles.</param>
public sealed record ListReader(string User, ImmutableArray<string> Roles);
