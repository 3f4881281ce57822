using Crm.Domain.Customers;

namespace Persistence.Customers;

/// <summary>One merge of two customers: what moved, and when it was taken back.</summary>
public sealed class CustomerMergeRow
{
    public Guid Id { get; init; }
    public CustomerId SurvivorId { get; init; }
    public CustomerId MergedId { get; init; }
    public DateTimeOffset At { get; init; }
    public string ActorId { get; init; } = "";

    /// <summary>The <see cref="MergeRecord"/> as JSON.</summary>
    public string Record { get; init; } = "{}";

    public DateTimeOffset? UndoneAt { get; set; }
    public string? UndoneBy { get; set; }
}
