namespace CallCenter.Web.Api;

/// <summary>A line that made no unit.</summary>
public sealed record ShipmentRefusalWire(int Line, string Serial, string Rule, string? Field, string? Value);
