namespace Crm.Domain.Customers;

/// <summary>A person or an organisation that we serve. Phones and addresses are rows of their own.</summary>
public sealed record Customer
{
    /// <summary>Longest name that is kept.</summary>
    public const int NameLength = 80;

    /// <summary>Longest reason for wishing no calls that is kept.</summary>
    public const int ReasonLength = 120;

    /// <summary>Longest note that is kept.</summary>
    public const int NotesLength = 2000;

    /// <summary>Identity.</summary>
    public required CustomerId Id { get; init; }

    /// <summary>Speakable number, e.g. <c>C-0004711</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Full name, family name first.</summary>
    public required string Name
    {
        get;
        init
        {
            field = value;
            Spell();
        }
    }

    /// <summary>The name as it is typed, see <see cref="Customers.Pinyin"/>; follows <see cref="Name"/> and <see cref="Kind"/>.</summary>
    public string Pinyin { get; private set; } = "";

    /// <summary>The first letters of the name's syllables; follows <see cref="Name"/> and <see cref="Kind"/>.</summary>
    public string Initials { get; private set; } = "";

    /// <summary>How to address them after the name: 先生, 女士, or nothing.</summary>
    public string? Salutation { get; init; }

    /// <summary>Person or organisation.</summary>
    public CustomerKind Kind
    {
        get;
        init
        {
            field = value;
            Spell();
        }
    }

    /// <summary>Service tier.</summary>
    public CustomerTier Tier { get; init; }

    /// <summary>True when the customer wishes no calls but those about own open tickets.</summary>
    public bool DoNotCall { get; init; }

    /// <summary>Why they wish no calls, or null.</summary>
    public string? DoNotCallReason { get; init; }

    /// <summary>What colleagues must know before they go there, codes parted by commas (see <see cref="RiskTags"/>), or null.</summary>
    public string? Risks { get; init; }

    /// <summary>Free text for colleagues, or null.</summary>
    public string? Notes { get; init; }

    /// <summary>The customer that this one was merged into, or null.</summary>
    public CustomerId? MergedIntoId { get; init; }

    /// <summary>When the customer was first recorded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Counts saves; a save on an older version is refused.</summary>
    public int Version { get; init; }

    // Neither runs before the other is set: a record's initializers come in the caller's order.
    private void Spell()
    {
        if (Name is null) return;
        (Pinyin, Initials) = Customers.Pinyin.OfName(Name, Kind == CustomerKind.Person);
    }
}
