namespace Persistence.Dispatch;

/// <summary>Which half days may be promised for a visit, by what the sites can take.</summary>
public interface IVisitCapacity
{
    /// <summary>The half days that an agent offers, earliest first: with a place, after at most one that is full.</summary>
    /// <param name="regionCode">Where, or null while it is not known: then only the calendar counts.</param>
    /// <param name="categoryCode">What it is about, or null.</param>
    /// <param name="count">How many.</param>
    /// <param name="ct">Stops the reading.</param>
    Task<IReadOnlyList<VisitOffer>> NextAsync(string? regionCode, string? categoryCode, int count, CancellationToken ct);

    /// <summary>The places of one half day.</summary>
    Task<VisitOffer> AtAsync(string? regionCode, string? categoryCode, Crm.Domain.Tickets.AppointmentSlot slot, CancellationToken ct);
}
