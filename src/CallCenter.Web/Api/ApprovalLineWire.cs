namespace CallCenter.Web.Api;

/// <summary>A question to a leader in the list of all.</summary>
/// <param name="Ticket">The ticket's number.</param>
/// <param name="Approval">The question.</param>
internal sealed record ApprovalLineWire(string Ticket, TicketsApprovalWire Approval);
