namespace CallCenter.Web.Api;

/// <summary>A part of a fee: by its number, or by its position in the ticket's model.</summary>
public sealed record FeesPartBody(string? PartNo, string? Position, int Quantity = 1);
