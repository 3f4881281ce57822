namespace Crm.Domain.Warranty;

/// <summary>What a long way costs: each kilometre above the free ones, once per visit of a household.</summary>
/// <param name="FreeKmInCity">Free kilometres one way in a city's centre.</param>
/// <param name="FreeKmElsewhere">Free kilometres one way elsewhere.</param>
/// <param name="FenPerKm">Price of each further kilometre in fen.</param>
public sealed record DistanceTariff(int FreeKmInCity = 20, int FreeKmElsewhere = 10, int FenPerKm = 200)
{
    /// <summary>The fee of a visit.</summary>
    public Money FeeOf(ServiceTrip trip)
    {
        ArgumentNullException.ThrowIfNull(trip);
        if (trip.IsChargedAlready) return Money.Zero;
        return new Money((long)Math.Max(0, trip.Kilometres - (trip.IsCityCentre ? FreeKmInCity : FreeKmElsewhere)) * FenPerKm);
    }
}
