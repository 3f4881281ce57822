using Crm.Domain;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;

namespace Persistence.Demo;

/// <summary>What a visit cost and what the customer paid of it.</summary>
internal sealed record DemoFee(Money Labour, Money Parts, Money Travel, Money Other, Money Charged, string? Reason)
{
    /// <summary>Covered work is free but for extras; everything else is paid, a few times with a discount as goodwill.</summary>
    public static DemoFee Of(Random random, Ticket ticket, string result)
    {
        var isCovered = ticket.EntitlementStatus == CoverageStatus.Covered;
        var labour = Money.Yuan(60 + random.Next(0, 10) * 10);
        var parts = result.Contains("更换", StringComparison.Ordinal) ? Money.Yuan(40 + random.Next(0, 30) * 10) : Money.Zero;
        var travel = Money.Yuan(random.Next(100) < 15 ? 30 : 0);
        var extras = Money.Yuan(ticket.Type == TicketType.Install && random.Next(100) < 35 ? 80 + random.Next(0, 12) * 20 : 0);
        var fee = new DemoFee(labour, parts, travel, extras, Money.Zero, null);
        if (isCovered) return extras > Money.Zero ? fee with { Charged = extras, Reason = "extra-work" } : fee;
        if (ticket.Type == TicketType.Install) return fee with { Charged = extras, Reason = extras > Money.Zero ? "extra-work" : "included" };
        return random.Next(100) switch
        {
            < 6 => fee with { Charged = parts, Reason = "goodwill" },
            _ => fee with { Charged = labour + parts + travel, Reason = "out-of-warranty" },
        };
    }
}
