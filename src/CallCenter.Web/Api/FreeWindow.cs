namespace CallCenter.Web.Api;

/// <summary>A half day with places.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End.</param>
/// <param name="Places">Places that are left; 0 when no site is known to serve the region, and only the calendar counts.</param>
public sealed record FreeWindow(DateTimeOffset From, DateTimeOffset To, int Places);
