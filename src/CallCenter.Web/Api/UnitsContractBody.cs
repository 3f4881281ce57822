namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /units/{serial}/contracts</c>.</summary>
/// <param name="Version">The unit's version.</param>
/// <param name="Contract">The contract.</param>
public sealed record UnitsContractBody(int? Version, DecideContractBody? Contract);
