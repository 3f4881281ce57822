namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /units/{serial}/recalls</c>: a recall was done on the unit.</summary>
/// <param name="Version">The unit's version.</param>
/// <param name="Recall">The campaign's code.</param>
/// <param name="On">The day.</param>
public sealed record UnitsRecallBody(int? Version, string? Recall, DateOnly? On);
