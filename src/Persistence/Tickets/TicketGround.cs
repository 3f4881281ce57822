using Crm.Domain;
using Crm.Domain.Customers;
using Crm.Domain.Tickets;
using Persistence.Customers;
using Persistence.Queries;

namespace Persistence.Tickets;

/// <summary>What the form of a new ticket names, as it stands in the store: read once for all that judge by it.</summary>
/// <param name="Details">The form with what it cannot say itself: whose it is after a merge, the unit's category, the symptom's danger.</param>
/// <param name="Tier">The customer's.</param>
/// <param name="Unit">The unit with its model, or null.</param>
internal sealed record TicketGround(TicketDetails Details, CustomerTier Tier, SaveReads.UnitNow? Unit)
{
    /// <summary>Reads it; without a ground the refusal says what is not there.</summary>
    public static async Task<(TicketGround? Ground, Refusal? Missing)> ReadAsync(AppDb db, TicketDetails details, CancellationToken ct)
    {
        var tier = CustomerTier.Standard;
        if (details.CustomerId is { } customer)
        {
            if (await Survivors.WithTierAsync(db, customer, ct) is not { } survivor) return (null, Refusal.Of(Refusal.NotFound, ("customer", customer.ToString())));
            // Whose form was open while they were merged: the order is the survivor's.
            (details, tier) = (details with { CustomerId = survivor.Id }, survivor.Tier);
        }

        var unit = details.UnitId is { } id ? await SaveReads.Of(db).Unit(db, id, ct) : null;
        if (unit is null && details.UnitId is { } unknown) return (null, Refusal.Of(Refusal.NotFound, ("unit", unknown.ToString())));

        // The category comes from the unit and the danger from the symptom's row: neither is taken from the form.
        var isDangerous = details.SymptomCode is { } symptom && await SaveReads.Of(db).IsDangerous(db, symptom, ct);
        return (new TicketGround(details with { CategoryCode = unit?.Model.CategoryCode ?? details.CategoryCode, IsSafetyCritical = isDangerous }, tier, unit), null);
    }
}
