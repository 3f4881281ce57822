namespace Crm.Domain.Tickets;

/// <summary>What somebody asks a leader for.</summary>
public enum ApprovalKind
{
    /// <summary>善意补偿: money or goods nobody owes.</summary>
    Goodwill,

    /// <summary>减免费用: a fee is not charged.</summary>
    FeeWaiver,

    /// <summary>退换: a return or an exchange outside the rules.</summary>
    Exchange,
}
