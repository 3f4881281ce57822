using System.Collections.Immutable;

namespace Persistence.InstallBase;

/// <summary>What a new row would do to a sample unit.</summary>
/// <param name="AsSold">To the unit as it was sold.</param>
/// <param name="Later">To such a unit sold on <paramref name="LaterOn"/>.</param>
/// <param name="LaterOn">The row's first day, or today.</param>
public sealed record PolicyEffect(ImmutableArray<CoverageChange> AsSold, ImmutableArray<CoverageChange> Later, DateOnly LaterOn);
