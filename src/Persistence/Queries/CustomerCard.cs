using Crm.Domain.Customers;

namespace Persistence.Queries;

/// <summary>A customer with everything that hangs on them directly.</summary>
public sealed record CustomerCard(
    Customer Customer, IReadOnlyList<CustomerPhone> Phones, IReadOnlyList<CustomerAddress> Addresses, IReadOnlyList<PopUnit> Units, IReadOnlyList<TicketLine> Tickets);
