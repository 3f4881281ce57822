using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;

namespace Persistence.History;

/// <summary>One conversation from the first INVITE to the last evaluation; its id never changes.</summary>
public sealed class InteractionRow
{
    public Guid Id { get; init; }
    public string SiteId { get; set; } = "main";
    public InteractionDirection Direction { get; set; }

    /// <summary>The caller's number as received.</summary>
    public string CallerRaw { get; set; } = "";

    /// <summary>The outside party's number in E.164, or null when it has none: who called us, or whom we called.</summary>
    public string? PartyE164 { get; set; }

    public string CalledNumber { get; set; } = "";
    public string? Trunk { get; set; }
    public string? QueueId { get; set; }

    /// <summary>User name of the agent who has, or had last, the customer.</summary>
    public string? AgentId { get; set; }

    public CustomerId? CustomerId { get; set; }
    public UnitId? UnitId { get; set; }
    public TicketId? TicketId { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }
    public DateTimeOffset? PopSentAt { get; set; }
    public DateTimeOffset? PopShownAt { get; set; }
    public DateTimeOffset? QueuedAt { get; set; }
    public DateTimeOffset? OfferedAt { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>customer, agent or system.</summary>
    public string? EndedBy { get; set; }

    public string? TerminationClass { get; set; }
    public string? TerminationReason { get; set; }

    /// <summary>Why we called: repair, callback …; null for inbound calls.</summary>
    public string? Purpose { get; set; }

    /// <summary>What the caller heard last: <c>zh-CN</c> or <c>en</c>; null where nobody said it (dialled calls, and calls from before it was kept).</summary>
    public string? Language { get; set; }

    public string? DispositionCode { get; set; }
    public string? DispositionNote { get; set; }

    /// <summary>Takes what newer facts say; what they leave open stays, so that late and repeated facts do no harm.</summary>
    public void MergeFrom(InteractionRow facts)
    {
        SiteId = facts.SiteId;
        Direction = facts.Direction;
        CallerRaw = facts.CallerRaw;
        PartyE164 = facts.PartyE164 ?? PartyE164;
        CalledNumber = facts.CalledNumber;
        Trunk = facts.Trunk ?? Trunk;
        QueueId = facts.QueueId ?? QueueId;
        AgentId = facts.AgentId ?? AgentId;
        CustomerId = facts.CustomerId ?? CustomerId;
        UnitId = facts.UnitId ?? UnitId;
        TicketId = facts.TicketId ?? TicketId;
        ReceivedAt = facts.ReceivedAt;
        PopSentAt = facts.PopSentAt ?? PopSentAt;
        PopShownAt = facts.PopShownAt ?? PopShownAt;
        QueuedAt = facts.QueuedAt ?? QueuedAt;
        OfferedAt = facts.OfferedAt ?? OfferedAt;
        AnsweredAt = facts.AnsweredAt ?? AnsweredAt;
        EndedAt = facts.EndedAt ?? EndedAt;
        EndedBy = facts.EndedBy ?? EndedBy;
        TerminationClass = facts.TerminationClass ?? TerminationClass;
        TerminationReason = facts.TerminationReason ?? TerminationReason;
        Purpose = facts.Purpose ?? Purpose;
        Language = facts.Language ?? Language;
        DispositionCode = facts.DispositionCode ?? DispositionCode;
        DispositionNote = facts.DispositionNote ?? DispositionNote;
    }
}
