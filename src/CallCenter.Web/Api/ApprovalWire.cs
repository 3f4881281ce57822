namespace CallCenter.Web.Api;

/// <summary>A question to a leader with the ticket it is about.</summary>
public sealed record ApprovalWire(string Ticket, TicketsApprovalWire Approval);
