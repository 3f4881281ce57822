using Crm.Domain.Tickets;

namespace CallCenter.Web.Api;

/// <summary>What is asked of a leader; the amount in fen.</summary>
public sealed record TicketsApprovalBody(ApprovalKind? Kind, long? Amount, string? Reason);
