using System.Collections.Immutable;
using Crm.Domain;

namespace Persistence.Queries;

/// <summary>A customer that the caller may be.</summary>
/// <param name="Customer">Who.</param>
/// <param name="Score">Higher is likelier; only good for ordering.</param>
/// <param name="Reasons">Why, strongest first: keys Pop.PrimaryPhone, Pop.OtherPhone, Pop.Reporter, Pop.LastCall, Pop.OpenTicket, Pop.Serial, Pop.TicketNumber, Pop.Customer.</param>
/// <param name="Units">Appliances used or bought.</param>
/// <param name="OpenTickets">Tickets not yet closed, newest first.</param>
/// <param name="LastContacts">The last calls, newest first.</param>
/// <param name="CallsInSevenDays">How often they called within a week, counted over the last 20 contacts.</param>
public sealed record PopCandidate(
    PopCustomer Customer,
    int Score,
    ImmutableArray<Reason> Reasons,
    ImmutableArray<PopUnit> Units,
    ImmutableArray<PopTicket> OpenTickets,
    ImmutableArray<PopContact> LastContacts,
    int CallsInSevenDays);
