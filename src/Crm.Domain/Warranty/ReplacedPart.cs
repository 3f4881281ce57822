namespace Crm.Domain.Warranty;

/// <summary>A part that a repair put in.</summary>
/// <param name="Code">The part's code; a code with a term of its own is a main part.</param>
/// <param name="ReplacedOn">The day of the repair.</param>
public sealed record ReplacedPart(string Code, DateOnly ReplacedOn);
