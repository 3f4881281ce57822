using Crm.Domain.Customers;

namespace CallCenter.Web.Api;

/// <summary>A number in any written form.</summary>
public sealed record CustomerPhoneBody(string? Number, PhonePurpose? Purpose = null, bool IsPrimary = false, DateOnly? ValidFrom = null, DateOnly? EndedOn = null)
{
    internal PhoneDraft ToDraft() => new(Number ?? "", Purpose ?? PhonePurpose.Other, IsPrimary, ValidFrom, EndedOn);
}
