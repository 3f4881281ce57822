namespace CallCenter.Web.Features.Tickets;

/// <summary>Texts beside this file.</summary>
internal sealed class TicketWorkText;
