namespace CallCenter.Web.Api;

/// <summary>Whom a customer wishes; both null takes the wish back.</summary>
/// <param name="Site">Code of the site.</param>
/// <param name="Technician">Code of the technician; his site follows.</param>
public sealed record ServiceWishBody(string? Site = null, string? Technician = null);
