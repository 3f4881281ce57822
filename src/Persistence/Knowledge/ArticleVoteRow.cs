using Crm.Domain.Knowledge;
using Crm.Domain.Tickets;

namespace Persistence.Knowledge;

/// <summary>One "solved" or "did not", by one person on one ticket or by one reader without a ticket; a second one replaces it.</summary>
public sealed class ArticleVoteRow
{
    /// <summary>Stands for "no ticket": part of the key, so it cannot be null.</summary>
    public static readonly TicketId NoTicket = new(Guid.Empty);

    public ArticleId ArticleId { get; init; }
    public TicketId TicketId { get; init; }
    public string ActorId { get; init; } = "";
    public bool IsSolved { get; set; }

    /// <summary>The version whose steps were read out.</summary>
    public int ArticleVersion { get; set; }

    public DateTimeOffset At { get; set; }
}
