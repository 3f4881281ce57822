using Crm.Domain.Dispatch;
using Crm.Domain.Fees;

namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /tickets/{number}/fees</c>, and of a new quotation; what is absent is none.</summary>
public sealed record FeesBody(
    IReadOnlyList<FeeItem>? Items, IReadOnlyList<FeesPartBody>? Parts, ServiceSiteLevel? Level, int? Kilometres, bool IsCity = true, string? Liability = null, int? ValidDays = null, string? Note = null);
