namespace CallCenter.Web.Api;

/// <summary>A place to mark, in UTF-16 units of its text.</summary>
public sealed record MarkWire(int Start, int Length);
