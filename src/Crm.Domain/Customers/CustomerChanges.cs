using System.Globalization;

namespace Crm.Domain.Customers;

/// <summary>Compares two states of a customer field by field, and puts the changes of two people together.</summary>
public static class CustomerChanges
{
    private const string Phone = "phone:";
    private const string Address = "address:";

    // No field holds a line break: what moves from one to the other is a change.
    private const int RegionCodeLength = 6;
    private const char Line = '\n';

    /// <summary>What differs, in the order of the form.</summary>
    public static ImmutableArray<FieldChange> Between(CustomerDraft before, CustomerDraft after)
    {
        var (was, now) = (Fields(before), Fields(after));
        return
        [
            .. was.Select(f => f.Key).Concat(now.Select(f => f.Key)).Distinct(StringComparer.Ordinal)
                .Select(key => new FieldChange(key, Value(was, key), Value(now, key)))
                .Where(c => !string.Equals(c.Before, c.After, StringComparison.Ordinal)),
        ];
    }

    /// <summary>The key of a field without what tells where to find somebody: a number's is masked, a new place's says its region's code only.</summary>
    /// <param name="field">A key of <see cref="FieldChange.Field"/>.</param>
    public static string MaskedKey(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (field.StartsWith(Phone, StringComparison.Ordinal)) return Phone + PhoneNumbers.PhoneNumber.Mask(field[Phone.Length..]);
        if (!field.StartsWith(Address, StringComparison.Ordinal) || Guid.TryParse(field.AsSpan(Address.Length), out _)) return field;
        return Address + string.Concat(field.Skip(Address.Length).TakeWhile(char.IsAsciiDigit).Take(RegionCodeLength));
    }

    /// <summary>What stands in a field, of a place no more than its region; every other field as it is.</summary>
    /// <param name="field">A key of <see cref="FieldChange.Field"/>.</param>
    /// <param name="value">A value of <see cref="FieldChange"/>, or one of an older audit, which had no lines; null stays null.</param>
    public static string? MaskedValue(string field, string? value)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (value is null || !field.StartsWith(Address, StringComparison.Ordinal)) return value;
        var end = value.IndexOf(Line, StringComparison.Ordinal);
        return end >= 0 ? value[..end] : Regions.Split(value).Region?.Line ?? "…";
    }

    /// <summary>What both changed, each to something else. What only one changed is no conflict.</summary>
    public static ImmutableArray<FieldConflict> Conflicts(CustomerDraft began, CustomerDraft mine, CustomerDraft theirs)
    {
        var stored = Between(began, theirs).ToDictionary(c => c.Field, StringComparer.Ordinal);
        return
        [
            .. Between(began, mine)
                .Where(c => stored.TryGetValue(c.Field, out var other) && !string.Equals(other.After, c.After, StringComparison.Ordinal))
                .Select(c => new FieldConflict(c.Field, c.Before, c.After, stored[c.Field].After)),
        ];
    }

    /// <summary>The stored state with this person's changes on it. Conflicting fields go as <paramref name="keepMine"/> says.</summary>
    /// <param name="began">What both began with.</param>
    /// <param name="mine">What this person wants.</param>
    /// <param name="theirs">What is stored now.</param>
    /// <param name="keepMine">Keys of the conflicting fields in which this person's value shall stand.</param>
    public static CustomerDraft Together(CustomerDraft began, CustomerDraft mine, CustomerDraft theirs, IReadOnlySet<string> keepMine)
    {
        ArgumentNullException.ThrowIfNull(keepMine);
        var lost = Conflicts(began, mine, theirs).Where(c => !keepMine.Contains(c.Field)).Select(c => c.Field).ToHashSet(StringComparer.Ordinal);
        return Between(began, mine).Where(c => !lost.Contains(c.Field)).Aggregate(theirs, (draft, change) => Take(draft, change.Field, mine));
    }

    /// <summary>The draft with one field as another draft has it.</summary>
    public static CustomerDraft Take(CustomerDraft draft, string field, CustomerDraft from)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(from);
        if (field.StartsWith(Phone, StringComparison.Ordinal)) return draft with { Phones = Row(draft.Phones, from.Phones, KeyOf, field) };
        if (field.StartsWith(Address, StringComparison.Ordinal)) return draft with { Addresses = Row(draft.Addresses, from.Addresses, KeyOf, field) };
        return field switch
        {
            "customerName" => draft with { Name = from.Name },
            "salutation" => draft with { Salutation = from.Salutation },
            "customerKind" => draft with { Kind = from.Kind },
            "tier" => draft with { Tier = from.Tier },
            "doNotCall" => draft with { DoNotCall = from.DoNotCall, DoNotCallReason = from.DoNotCallReason },
            "risks" => draft with { Risks = from.Risks },
            "notes" => draft with { Notes = from.Notes },
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No field of a customer."),
        };
    }

    private static List<KeyValuePair<string, string>> Fields(CustomerDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        List<KeyValuePair<string, string>> fields = [];
        void Add(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value)) fields.Add(KeyValuePair.Create(key, value));
        }

        Add("customerName", draft.Name);
        Add("salutation", draft.Salutation);
        Add("customerKind", draft.Kind.ToString());
        Add("tier", draft.Tier.ToString());
        Add("doNotCall", draft.DoNotCall ? draft.DoNotCallReason ?? "…" : null);
        Add("risks", RiskTags.Join(draft.Risks));
        Add("notes", draft.Notes);
        foreach (var phone in draft.Phones)
            Add(KeyOf(phone), string.Join(' ', new[] { phone.Purpose.ToString(), phone.IsPrimary ? "primary" : null, Day(phone.ValidFrom), phone.EndedOn is null ? null : "–" + Day(phone.EndedOn), phone.Number.Extension is { } x ? "ext" + x : null }.Where(p => p is not null)));
        foreach (var address in draft.Addresses)
            Add(KeyOf(address), string.Join(Line, address.Region ?? address.RegionCode, address.Street, address.Detail + (address.IsDefault ? " *" : "")));
        return fields;
    }

    private static string KeyOf(PhoneDraft phone) => Phone + (phone.Number.E164 ?? phone.Text);

    // A new place has no id yet; where it is tells it from another new one.
    private static string KeyOf(AddressDraft address) => Address + (address.Id?.ToString() ?? address.RegionCode + address.Detail);

    private static string? Value(List<KeyValuePair<string, string>> fields, string key) => fields.Find(f => f.Key == key).Value;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ImmutableArray<T> Row<T>(ImmutableArray<T> rows, ImmutableArray<T> others, Func<T, string> keyOf, string key)
        where T : class
    {
        var taken = others.FirstOrDefault(r => keyOf(r) == key);
        var at = rows.IndexOf(rows.FirstOrDefault(r => keyOf(r) == key)!);
        if (taken is null) return at < 0 ? rows : rows.RemoveAt(at);
        return at < 0 ? rows.Add(taken) : rows.SetItem(at, taken);
    }
}
