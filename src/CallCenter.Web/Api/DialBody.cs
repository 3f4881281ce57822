namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /calls</c>: click-to-dial.</summary>
/// <param name="Agent">Who talks; defaults to the caller himself.</param>
/// <param name="To">Number to dial, any Chinese form.</param>
/// <param name="Purpose">What for, for example <c>callback</c>.</param>
/// <param name="TicketId">The ticket it is about, or null.</param>
public sealed record DialBody(string? Agent, string? To, string? Purpose, string? TicketId);
