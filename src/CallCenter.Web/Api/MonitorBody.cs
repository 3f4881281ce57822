namespace CallCenter.Web.Api;

/// <summary>Body of <c>monitor</c> and <c>stop-monitor</c>.</summary>
/// <param name="Supervisor">Whose phone hears; defaults to the caller himself; somebody else's needs <c>floor.control</c> too.</param>
/// <param name="Mode"><c>listen</c>, <c>whisper</c>, <c>barge</c> or <c>takeOver</c>; not used to stop.</param>
public sealed record MonitorBody(string? Supervisor, string? Mode);
