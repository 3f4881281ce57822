namespace CallCenter.Web.Api;

/// <summary>One fact of a unit's history.</summary>
public sealed record UnitsFactWire(int Seq, DateTimeOffset At, string Actor, string Type, object Data);
