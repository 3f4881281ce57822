using Crm.Domain.Customers;

namespace Persistence.Dispatch;

/// <summary>指定工程师: whom a customer wishes to be sent, or from which site.</summary>
public sealed record ServiceWish
{
    public required CustomerId CustomerId { get; init; }
    public string? SiteCode { get; init; }
    public string? TechnicianCode { get; init; }
    public DateTimeOffset SetAt { get; init; }
    public string SetBy { get; init; } = "";
}
