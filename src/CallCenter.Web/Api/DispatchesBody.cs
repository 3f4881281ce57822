namespace CallCenter.Web.Api;

/// <summary>Wants a visit for a ticket, or sends somebody; without a site the visit is only proposed.</summary>
/// <param name="Ticket">Number or id of the ticket; needed to make an order, ignored when one is changed.</param>
/// <param name="Site">Code of the site.</param>
/// <param name="Technician">Code of the technician; without one the site chooses.</param>
/// <param name="From">Start of the window.</param>
/// <param name="To">End of the window.</param>
/// <param name="OverrideReason">Why it is done although a limit speaks against it.</param>
/// <param name="Version">The version that is changed; needed to change an order.</param>
public sealed record DispatchesBody(
    string? Ticket = null, string? Site = null, string? Technician = null, DateTimeOffset? From = null, DateTimeOffset? To = null, string? OverrideReason = null, int? Version = null)
{
    /// <summary>Who goes along, of the same site, without the lead; null leaves it as it is.</summary>
    public IReadOnlyList<string>? Assistants { get; init; }

    /// <summary>How far it is as measured, one way, metres; only with a change.</summary>
    public int? DistanceMetres { get; init; }
}
