using Crm.Domain.Customers;
using Crm.Domain.Tickets;

namespace Crm.Domain.ServiceLevels;

/// <summary>From policies to due times.</summary>
public static class ServiceLevelRules
{
    /// <summary>The rows that a new store starts with.</summary>
    public static ImmutableArray<ServiceLevelPolicy> Defaults { get; } =
    [
        .. from type in Enum.GetValues<TicketType>()
           from tier in Enum.GetValues<CustomerTier>()
           select Default(type, tier),
    ];

    /// <summary>The row of a ticket's kind and tier, else the default row.</summary>
    public static ServiceLevelPolicy For(IEnumerable<ServiceLevelPolicy> policies, TicketType type, CustomerTier tier) =>
        policies.FirstOrDefault(p => p.Type == type && p.Tier == tier) ?? Default(type, tier);

    /// <summary>Due times of a ticket that opens now.</summary>
    public static DueTimes Due(ServiceLevelPolicy policy, DateTimeOffset openedAt) =>
        new(openedAt.AddHours(policy.ResponseHours), openedAt.AddHours(policy.ResolutionHours));

    private static ServiceLevelPolicy Default(TicketType type, CustomerTier tier)
    {
        var (response, resolution) = type switch
        {
            TicketType.Consult => (24, 48),
            TicketType.Complaint => (4, 72),
            TicketType.Install or TicketType.Delivery => (24, 72),
            _ => (48, 120),
        };
        return tier switch
        {
            CustomerTier.Gold => new ServiceLevelPolicy(type, tier, response / 2, resolution / 2),
            CustomerTier.Silver => new ServiceLevelPolicy(type, tier, response * 3 / 4, resolution * 3 / 4),
            _ => new ServiceLevelPolicy(type, tier, response, resolution),
        };
    }
}
