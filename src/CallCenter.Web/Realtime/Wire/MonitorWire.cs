namespace CallCenter.Web.Realtime.Wire;

/// <summary>A supervisor on a call.</summary>
/// <param name="Supervisor">User name.</param>
/// <param name="Mode">listen, whisper, barge, or takeOver while his phone still rings for it.</param>
/// <param name="Since">UTC.</param>
public sealed record MonitorWire(string Supervisor, string Mode, DateTimeOffset Since);
