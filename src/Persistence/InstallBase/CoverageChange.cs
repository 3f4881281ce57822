namespace Persistence.InstallBase;

/// <summary>A coverage that a change of the table would move.</summary>
public sealed record CoverageChange(string Code, DateOnly? Before, DateOnly? After);
