namespace CallCenter.Web.Features.Tickets;

/// <summary>Names the texts of the pages of tickets, customers and units: <c>IStringLocalizer&lt;TicketText&gt;</c>.</summary>
internal sealed class TicketText;
