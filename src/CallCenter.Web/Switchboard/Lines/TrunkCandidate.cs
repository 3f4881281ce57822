namespace CallCenter.Web.Switchboard.Lines;

/// <summary>A trunk that a call could take.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Priority">Lower is tried first.</param>
/// <param name="Weight">Share among equals, 1 or more.</param>
/// <param name="IsDown">It did not answer lately: tried last, because the verdict may be old.</param>
internal readonly record struct TrunkCandidate(string Name, int Priority, int Weight, bool IsDown);
