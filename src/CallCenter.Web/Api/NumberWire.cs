namespace CallCenter.Web.Api;

/// <summary>A normalised number; nothing is guessed.</summary>
public sealed record NumberWire(string Kind, string? E164, string? Extension, string Display, string Raw);
