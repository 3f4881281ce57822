namespace Crm.Domain.Claims;

/// <summary>A site's credit is never negative after a shipment (reference §5.4, 14).</summary>
public static class CreditRules
{
    /// <summary>Decides a shipment of a value; the fact is the credit after it.</summary>
    public static Decision<SiteCredit> Ship(SiteCredit credit, Money value)
    {
        if (value <= Money.Zero) return Refuse("ShipmentHasNoValue", credit, value);
        return value > credit.Left ? Refuse("SiteCreditIsExceeded", credit, value) : new Decision<SiteCredit>.Accepted([credit with { Held = credit.Held + value }]);
    }

    private static Decision<SiteCredit>.Refused Refuse(string rule, SiteCredit credit, Money value) =>
        new(Refusal.Of(rule, ("site", credit.SiteCode), ("value", value.ToString()), ("left", credit.Left.ToString())));
}
