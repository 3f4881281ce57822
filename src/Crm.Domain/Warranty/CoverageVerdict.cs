namespace Crm.Domain.Warranty;

/// <summary>One coverage judged for one day.</summary>
/// <param name="Code">What is covered: <c>whole</c> or a main part.</param>
/// <param name="Status">The verdict.</param>
/// <param name="LastDay">The last covered day, or null when no start is known.</param>
/// <param name="Reason">Why, as a text key with values.</param>
public sealed record CoverageVerdict(string Code, CoverageStatus Status, DateOnly? LastDay, Reason Reason);
