namespace Crm.Domain.Warranty;

/// <summary>The way to a customer.</summary>
/// <param name="Kilometres">One way.</param>
/// <param name="IsCityCentre">True in a city's centre.</param>
/// <param name="IsChargedAlready">True when another unit of the same visit bears the fee.</param>
public sealed record ServiceTrip(int Kilometres, bool IsCityCentre, bool IsChargedAlready = false);
