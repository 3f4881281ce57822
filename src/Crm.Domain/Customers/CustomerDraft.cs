namespace Crm.Domain.Customers;

/// <summary>A customer as a form holds them: everything that may be changed at once, numbers and places included.</summary>
public sealed record CustomerDraft
{
    /// <summary>Full name, family name first.</summary>
    public string Name { get; init; } = "";

    /// <summary>How to address them after the name, or null.</summary>
    public string? Salutation { get; init; }

    /// <summary>Person or organisation.</summary>
    public CustomerKind Kind { get; init; }

    /// <summary>Service tier.</summary>
    public CustomerTier Tier { get; init; }

    /// <summary>True when they wish no calls but those about own open tickets.</summary>
    public bool DoNotCall { get; init; }

    /// <summary>Why, or null.</summary>
    public string? DoNotCallReason { get; init; }

    /// <summary>Codes of <see cref="RiskTags.Known"/>.</summary>
    public ImmutableArray<string> Risks { get; init; } = [];

    /// <summary>Free text for colleagues, or null.</summary>
    public string? Notes { get; init; }

    /// <summary>Numbers, the primary one among them.</summary>
    public ImmutableArray<PhoneDraft> Phones { get; init; } = [];

    /// <summary>Places that are in use.</summary>
    public ImmutableArray<AddressDraft> Addresses { get; init; } = [];

    /// <summary>What is stored, as a form.</summary>
    public static CustomerDraft Of(Customer customer, IEnumerable<CustomerPhone> phones, IEnumerable<CustomerAddress> addresses)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return new CustomerDraft
        {
            Name = customer.Name, Salutation = customer.Salutation, Kind = customer.Kind, Tier = customer.Tier, DoNotCall = customer.DoNotCall,
            DoNotCallReason = customer.DoNotCallReason, Risks = RiskTags.Split(customer.Risks), Notes = customer.Notes,
            Phones = [.. phones.OrderByDescending(p => p.IsPrimary).ThenBy(p => p.E164, StringComparer.Ordinal).Select(PhoneDraft.Of)],
            Addresses = [.. addresses.Where(a => a.RetiredAt is null).OrderByDescending(a => a.IsDefault).ThenBy(a => a.Id.Value).Select(AddressDraft.Of)],
        };
    }

    /// <summary>Blanks cut, empty texts gone, one primary number and one usual place where there are any.</summary>
    public CustomerDraft Tidy()
    {
        var phones = Phones.Where(p => !string.IsNullOrWhiteSpace(p.Text)).Select(p => p with { Text = p.Text.Trim() }).ToList();
        var addresses = Addresses.Where(a => !string.IsNullOrWhiteSpace(a.Detail) || a.RegionCode.Length > 0)
            .Select(a => a with { Street = Trimmed(a.Street), Detail = a.Detail.Trim() }).ToList();
        var primary = phones.FindIndex(p => p is { IsPrimary: true, EndedOn: null });
        if (primary < 0) primary = phones.FindIndex(p => p.EndedOn is null);
        var usual = Math.Max(0, addresses.FindIndex(a => a.IsDefault));
        return this with
        {
            Name = Name.Trim(), Salutation = Trimmed(Salutation), Notes = Trimmed(Notes), DoNotCallReason = DoNotCall ? Trimmed(DoNotCallReason) : null,
            Phones = [.. phones.Select((p, at) => p with { IsPrimary = at == primary })],
            Addresses = [.. addresses.Select((a, at) => a with { IsDefault = at == usual })],
        };
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
