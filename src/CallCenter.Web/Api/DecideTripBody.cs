namespace CallCenter.Web.Api;

/// <summary>The way of a what-if.</summary>
/// <param name="Km">One way, 0 to 10,000.</param>
/// <param name="CityCentre">In a city's centre.</param>
/// <param name="ChargedAlready">Another unit of the same visit bears the fee.</param>
public sealed record DecideTripBody(int Km, bool CityCentre = false, bool ChargedAlready = false);
