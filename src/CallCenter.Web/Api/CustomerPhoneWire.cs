using Crm.Domain.Customers;
using Crm.Domain.PhoneNumbers;

namespace CallCenter.Web.Api;

/// <summary>A number of a customer, masked unless <c>?reveal=</c> names a reason.</summary>
public sealed record CustomerPhoneWire(string Number, string? Extension, PhoneKind Kind, PhonePurpose Purpose, bool IsPrimary, DateOnly? ValidFrom, DateOnly? EndedOn)
{
    internal static CustomerPhoneWire From(CustomerPhone p, Func<string?, string> show) => new(show(p.E164), p.Extension, p.Kind, p.Purpose, p.IsPrimary, p.ValidFrom, p.EndedOn);
}
