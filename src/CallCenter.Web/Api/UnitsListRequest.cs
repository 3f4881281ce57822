namespace CallCenter.Web.Api;

/// <summary>Query of <c>GET /units</c>.</summary>
/// <param name="Search">A serial: the whole, its last six characters, or its beginning.</param>
/// <param name="Customer">Bought, owned, used or kept by this customer.</param>
/// <param name="Model">Model's code.</param>
/// <param name="State">registered, inUse, inRepair, exchanged, returned, retired.</param>
/// <param name="Limit">1 to 200.</param>
/// <param name="After">The 'next' of the page before.</param>
/// <param name="List">A saved list's id.</param>
/// <param name="Query">A query as JSON, see <c>GET /lists/fields</c>.</param>
internal sealed record UnitsListRequest(string? Search, Guid? Customer, string? Model, string? State, int? Limit, string? After, Guid? List, string? Query);
