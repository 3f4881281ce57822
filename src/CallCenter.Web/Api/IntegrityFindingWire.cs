namespace CallCenter.Web.Api;

/// <summary>One thing that is not as it should be.</summary>
/// <param name="Fault">fileMissing, fileUnreadable, fileChanged, rowMissing, rowChanged, notInChain, unknownFile, listMissing, listChanged, linkBroken or keyMissing.</param>
/// <param name="Subject">Path, id or day.</param>
/// <param name="Day">Day of the chain, or null.</param>
public sealed record IntegrityFindingWire(string Fault, string Subject, DateOnly? Day);
