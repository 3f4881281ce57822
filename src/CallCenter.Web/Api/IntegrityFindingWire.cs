namespace CallCenter.Web.Api;

/// <summary>One thing that is not as it should be.</summary>
/// <param name="Fault">fileMissing, fileChanged, rowMissing, rowChanged, notInChain, unknownFile, listMissing, listChanged, linkBroken, keyMissing, fileUnreadable or fileExchanged.</param>
/// <param name="Subject">Path, id or day.</param>
/// <param name="Day">Day of the chain, or null.</param>
public sealed record IntegrityFindingWire(string Fault, string Subject, DateOnly? Day);
