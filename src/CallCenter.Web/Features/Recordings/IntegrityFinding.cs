namespace CallCenter.Web.Features.Recordings;

/// <summary>One thing that is not as it should be.</summary>
/// <param name="Fault">What.</param>
/// <param name="Subject">Path below the recordings folder, id of a recording, or day.</param>
/// <param name="Day">Day of the chain, or null.</param>
public sealed record IntegrityFinding(IntegrityFault Fault, string Subject, DateOnly? Day);
