namespace Crm.Domain.Tickets;

/// <summary>What a ticket waits for. The statutory clock runs on (invariant 5).</summary>
public enum WaitReason
{
    /// <summary>待件</summary>
    Part,

    /// <summary>待用户</summary>
    Customer,

    /// <summary>送修</summary>
    Workshop,
}
