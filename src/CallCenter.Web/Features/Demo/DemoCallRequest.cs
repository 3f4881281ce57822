namespace CallCenter.Web.Features.Demo;

/// <summary>A call of the built-in customer.</summary>
/// <param name="From">His number: digits, <c>+</c>, or <c>anonymous</c>.</param>
/// <param name="To">One of our numbers.</param>
/// <param name="Speech">Name of a demo recording (<c>repair-ac-zh</c>), or null for the default.</param>
/// <param name="Digits">Keys pressed one a second from two seconds after the answer, a comma waits for two seconds; at most 32.</param>
/// <param name="HoldMs">How long he stays on the line at most, 1,000 to 3,600,000 ms; default 120,000.</param>
public sealed record DemoCallRequest(string From, string To, string? Speech, string? Digits, int? HoldMs);
