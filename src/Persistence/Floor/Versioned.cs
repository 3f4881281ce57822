namespace Persistence.Floor;

/// <summary>A thing of an administrator's list and the version it was read at.</summary>
/// <param name="Value">The thing.</param>
/// <param name="Version">Given back with the change, so that another administrator's change is noticed.</param>
public sealed record Versioned<T>(T Value, int Version);
