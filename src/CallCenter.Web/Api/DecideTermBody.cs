namespace CallCenter.Web.Api;

/// <summary>A line of a promise.</summary>
/// <param name="Code"><c>whole</c> or a main part.</param>
/// <param name="Months">0 to 600.</param>
public sealed record DecideTermBody(string? Code, int Months, int LabourPercent = 100, int PartsPercent = 100, int TravelPercent = 100);
