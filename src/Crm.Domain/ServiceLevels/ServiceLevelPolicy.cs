using Crm.Domain.Customers;
using Crm.Domain.Tickets;

namespace Crm.Domain.ServiceLevels;

/// <summary>Targets for one kind of ticket and tier; elapsed hours, day and night.</summary>
/// <param name="Type">Kind of ticket.</param>
/// <param name="Tier">Customer's tier.</param>
/// <param name="ResponseHours">Hours until the customer has an answer (GZ-06: 24 for questions, 48 for repairs).</param>
/// <param name="ResolutionHours">Hours until the work is done.</param>
public sealed record ServiceLevelPolicy(TicketType Type, CustomerTier Tier, int ResponseHours, int ResolutionHours);
