namespace Crm.Domain.Customers;

/// <summary>A person or an organisation that we serve. Phones and addresses are rows of their own.</summary>
public sealed record Customer
{
    /// <summary>Longest name that is kept.</summary>
    public const int NameLength = 80;

    /// <summary>Longest note that is kept.</summary>
    public const int NotesLength = 2000;

    /// <summary>Identity.</summary>
    public required CustomerId Id { get; init; }

    /// <summary>Speakable number, e.g. <c>C-0004711</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Full name, family name first.</summary>
    public required string Name { get; init; }

    /// <summary>How to address them after the name: 先生, 女士, or nothing.</summary>
    public string? Salutation { get; init; }

    /// <summary>Person or organisation.</summary>
    public CustomerKind Kind { get; init; }

    /// <summary>Service tier.</summary>
    public CustomerTier Tier { get; init; }

    /// <summary>True when the customer wishes no calls but those about own open tickets.</summary>
    public bool DoNotCall { get; init; }

    /// <summary>Free text for colleagues, or null.</summary>
    public string? Notes { get; init; }

    /// <summary>The customer that this one was merged into, or null.</summary>
    public CustomerId? MergedIntoId { get; init; }

    /// <summary>When the customer was first recorded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Counts saves; a save on an older version is refused.</summary>
    public int Version { get; init; }
}
