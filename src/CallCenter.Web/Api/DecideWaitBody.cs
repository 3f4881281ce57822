using Crm.Domain.Warranty;

namespace CallCenter.Web.Api;

/// <summary>A wait of a what-if.</summary>
/// <param name="From">Since when.</param>
/// <param name="To">Until when, or null while it lasts.</param>
/// <param name="Cause"><c>part</c> or <c>repairer</c>.</param>
public sealed record DecideWaitBody(DateOnly? From, DateOnly? To = null, RepairWaitCause Cause = RepairWaitCause.Part);
