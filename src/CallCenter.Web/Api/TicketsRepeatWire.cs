namespace CallCenter.Web.Api;

/// <summary>The repair that a new one would repeat.</summary>
public sealed record TicketsRepeatWire(string Number, DateTimeOffset Opened, int Days, bool IsInGuarantee, int WindowDays, int GuaranteeDays);
