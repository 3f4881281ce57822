namespace CallCenter.Web.Api;

/// <summary>Who goes into the customer of the address.</summary>
/// <param name="From">Id or number of the customer who is merged.</param>
public sealed record CustomerMergeBody(string? From);
