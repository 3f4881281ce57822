using Crm.Domain.Catalogue;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Persistence.Tickets;

namespace Persistence.Queries;

/// <summary>A ticket with its timeline and whom and what it is about.</summary>
public sealed record TicketCard(
    Ticket Ticket,
    IReadOnlyList<TicketTimelineRow> Timeline,
    Customer? Customer,
    IReadOnlyList<CustomerPhone> Phones,
    CustomerAddress? Address,
    InstalledUnit? Unit,
    ProductModel? Model,
    Symptom? Symptom,
    string? RepeatOfNumber,
    string? MergedIntoNumber = null);
