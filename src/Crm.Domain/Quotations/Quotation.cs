using Crm.Domain.Fees;
using Crm.Domain.Tickets;

namespace Crm.Domain.Quotations;

/// <summary>What a repair would cost, said before the work (invariant 8). Changed only through <see cref="QuotationRules"/>.</summary>
public sealed record Quotation
{
    /// <summary>Identity.</summary>
    public required QuotationId Id { get; init; }

    /// <summary>Speakable number, see <see cref="QuotationNumber"/>; unique.</summary>
    public required string Number { get; init; }

    /// <summary>Its ticket.</summary>
    public required TicketId TicketId { get; init; }

    /// <summary>Where it stands; see <see cref="On"/> for what a day makes of it.</summary>
    public QuotationState State { get; init; }

    /// <summary>The lines.</summary>
    public ImmutableArray<QuotationLine> Lines { get; init; } = [];

    /// <summary>The day whose prices it holds.</summary>
    public DateOnly PricedOn { get; init; }

    /// <summary>Days for which it holds once sent, 1 to 90.</summary>
    public int ValidDays { get; init; } = QuotationRules.UsualDays;

    /// <summary>Its last day, or null while it is a draft.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>A word to the customer.</summary>
    public string Note { get; init; } = "";

    /// <summary>Who made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was sent, or null.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When the customer answered, or null.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>What the customer said, or null.</summary>
    public string? Answer { get; init; }

    /// <summary>Counts changes; a command on an older version is refused.</summary>
    public int Version { get; init; }

    /// <summary>All lines together.</summary>
    public Money Total => Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount);

    /// <summary>What the customer pays.</summary>
    public Money Due => Lines.Where(l => l.Payer == Payer.Customer).Aggregate(Money.Zero, (sum, line) => sum + line.Amount);

    /// <summary>Where it stands on a day: one that was sent and not answered expires by itself.</summary>
    public QuotationState On(DateOnly today) => State == QuotationState.Sent && ValidUntil < today ? QuotationState.Expired : State;
}
