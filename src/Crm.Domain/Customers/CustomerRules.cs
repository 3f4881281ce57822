using System.Globalization;
using Crm.Domain.PhoneNumbers;

namespace Crm.Domain.Customers;

/// <summary>What a customer's data must satisfy.</summary>
public static class CustomerRules
{
    /// <summary>Checks a quick card; null when it may be saved.</summary>
    public static Refusal? Check(QuickCard card)
    {
        List<string> missing = [];
        if (string.IsNullOrWhiteSpace(card.Name)) missing.Add("name");
        if (card.Phone is null) missing.Add("phone");
        if (missing.Count > 0) return Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", string.Join(',', missing)));
        if (card.Name!.Trim().Length > Customer.NameLength) return TooLong("name", Customer.NameLength);
        if (card.Notes?.Length > Customer.NotesLength) return TooLong("notes", Customer.NotesLength);
        if (card.AddressDetail is { Length: > 0 } && string.IsNullOrWhiteSpace(card.RegionCode))
            return Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "region"));
        return Check(card.Phone!);
    }

    /// <summary>Checks a place; null when it may be saved. What is missing is named by the fields of the form.</summary>
    public static Refusal? Check(AddressDraft place)
    {
        ArgumentNullException.ThrowIfNull(place);
        string[] missing = [.. Regions.Find(place.RegionCode) is { IsPlace: true } ? Array.Empty<string>() : ["region"], .. string.IsNullOrWhiteSpace(place.Detail) ? new[] { "newAddress" } : []];
        if (missing.Length > 0) return Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", string.Join(',', missing)));
        return place.Detail.Trim().Length > CustomerAddress.DetailLength ? TooLong("newAddress", CustomerAddress.DetailLength) : null;
    }

    /// <summary>Checks that a number may be kept as a customer's number; null when it may.</summary>
    public static Refusal? Check(PhoneNumber phone) =>
        phone.E164 is null ? Refusal.Of("CustomerPhoneMustBeReachable", ("kind", phone.Kind.ToString())) : null;

    private static Refusal TooLong(string field, int limit) =>
        Refusal.Of("TextTooLong", ("field", field), ("limit", limit.ToString(CultureInfo.InvariantCulture)));
}
