using System.Globalization;
using Crm.Domain.Administration;
using Crm.Domain.PhoneNumbers;

namespace Crm.Domain.Customers;

/// <summary>What a customer's form must satisfy. Each fault names the field, what stands in it and what is allowed.</summary>
public static class CustomerDraftRules
{
    /// <summary>A customer with more numbers in use than this is an organisation's switchboard list, not a person; ended ones do not count.</summary>
    public const int MostPhones = 20;

    /// <summary>More places than a chain of shops has in one city.</summary>
    public const int MostAddresses = 50;

    private const int SalutationLength = 16;

    /// <summary>Every fault of a tidy form, in the order of its fields; empty when it may be saved.</summary>
    /// <param name="draft">After <see cref="CustomerDraft.Tidy"/>.</param>
    /// <param name="today">The site's day.</param>
    /// <param name="stored">What is stored, or null for a new customer: an old wish for no calls that nobody gave a reason for may stay as it is.</param>
    public static ImmutableArray<Refusal> Check(CustomerDraft draft, DateOnly today, CustomerDraft? stored = null)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var faults = ImmutableArray.CreateBuilder<Refusal>();
        Add(faults, FieldRules.Text("customerName", draft.Name, Customer.NameLength));
        Add(faults, FieldRules.OptionalText("salutation", draft.Salutation, SalutationLength));
        Add(faults, LongText("notes", draft.Notes, Customer.NotesLength));
        Add(faults, FieldRules.OptionalText("doNotCallReason", draft.DoNotCallReason, Customer.ReasonLength));
        if (draft is { DoNotCall: true, DoNotCallReason: null } && stored is not { DoNotCall: true, DoNotCallReason: null }) faults.Add(Refusal.Of(FieldRules.Missing, ("field", "doNotCallReason")));
        foreach (var unknown in draft.Risks.Where(r => !RiskTags.Known.Contains(r))) faults.Add(FieldRules.IsUnknown("risks", unknown));
        Phones(faults, draft, today);
        Addresses(faults, draft);
        return faults.ToImmutable();
    }

    private static void Phones(ImmutableArray<Refusal>.Builder faults, CustomerDraft draft, DateOnly today)
    {
        if (!draft.Phones.Any(p => p.EndedOn is null)) faults.Add(Refusal.Of(FieldRules.Missing, ("field", "phone")));
        if (draft.Phones.Count(p => p.EndedOn is null) is > MostPhones and var used) faults.Add(TooMany("phone", used, MostPhones));
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var phone in draft.Phones)
        {
            var number = phone.Number;
            if (number.E164 is null || number.Kind is PhoneKind.Emergency) faults.Add(FieldRules.Wrong("phone", phone.Text, "customer-phone"));
            else if (!seen.Add(number.E164)) faults.Add(FieldRules.IsTaken("phone", PhoneNumber.Mask(number.E164)));
            if (phone is { ValidFrom: { } from, EndedOn: { } end } && end < from) faults.Add(FieldRules.Wrong("phoneEnd", Day(end), "not-before-start"));
            if (phone.EndedOn > today) faults.Add(FieldRules.Wrong("phoneEnd", Day(phone.EndedOn.Value), "until-today"));
            if (phone.ValidFrom > today) faults.Add(FieldRules.Wrong("phoneStart", Day(phone.ValidFrom.Value), "until-today"));
        }
    }

    private static void Addresses(ImmutableArray<Refusal>.Builder faults, CustomerDraft draft)
    {
        if (draft.Addresses.Length > MostAddresses) faults.Add(TooMany("address", draft.Addresses.Length, MostAddresses));
        foreach (var address in draft.Addresses)
        {
            if (address.RegionCode.Length == 0) faults.Add(Refusal.Of(FieldRules.Missing, ("field", "region")));
            else if (address.StoredRegion is null && Regions.Find(address.RegionCode) is not { IsPlace: true }) faults.Add(FieldRules.Wrong("region", address.RegionCode, "region-code"));
            Add(faults, FieldRules.Text("address", address.Detail, CustomerAddress.DetailLength));
            Add(faults, FieldRules.OptionalText("street", address.Street, CustomerAddress.StreetLength));
        }
    }

    // A note has lines; every other text is one.
    private static Refusal? LongText(string field, string? text, int max) =>
        text?.Length > max ? Refusal.Of(FieldRules.TooLong, ("field", field), ("max", FieldRules.Invariant(max))) : null;

    private static Refusal TooMany(string field, int count, int max) =>
        Refusal.Of(FieldRules.OutOfRange, ("field", field), ("value", FieldRules.Invariant(count)), ("min", "0"), ("max", FieldRules.Invariant(max)));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Add(ImmutableArray<Refusal>.Builder faults, Refusal? fault)
    {
        if (fault is not null) faults.Add(fault);
    }
}
