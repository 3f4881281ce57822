namespace CallCenter.Web.Api;

/// <summary>A paid contract.</summary>
/// <param name="Number">Its number, at most 30 characters.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day, inclusive.</param>
public sealed record DecideContractBody(string? Number, DateOnly? From, DateOnly? Until, int LabourPercent = 100, int PartsPercent = 100, int TravelPercent = 100);
