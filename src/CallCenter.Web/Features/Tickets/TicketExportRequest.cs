using CallCenter.Web.Features.Customers;
using CallCenter.Web.Features.Lists;
using Microsoft.Extensions.Localization;
using Persistence;
using Persistence.Queries;

namespace CallCenter.Web.Features.Tickets;

/// <summary>What <c>GET /api/v1/tickets/export</c> is asked, and what it works with.</summary>
internal readonly record struct TicketExportRequest(
    string? Format, string? Status, string? Type, string? Owner, bool? Overdue, bool? Repeat, bool? Approval, string? Search, Guid? List, string? Query, TicketQuery Tickets, ListLookUp LookUp,
    ListWords Lists, CrmWords Crm, IStringLocalizer<TicketText> Texts, StoreWriter Writer, BusinessClock Clock);
