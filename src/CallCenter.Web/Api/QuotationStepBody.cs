namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /tickets/{number}/quotations/{quotation}/transitions</c>: <c>sent</c>, <c>accepted</c> or <c>declined</c>.</summary>
public sealed record QuotationStepBody(string? To, int? Version, string? Answer);
