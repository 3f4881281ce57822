using System.Text.Json;

namespace CallCenter.Web.Api;

/// <summary>One event of an interaction, in order.</summary>
public sealed record InstantWire(long Seq, string Type, DateTimeOffset At, JsonElement Data);
