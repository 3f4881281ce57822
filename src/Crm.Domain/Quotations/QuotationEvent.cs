namespace Crm.Domain.Quotations;

/// <summary>What happened to a quotation.</summary>
public abstract record QuotationEvent
{
    private QuotationEvent() { }

    /// <summary>Name under which it is kept.</summary>
    public string Name => "Quotation" + GetType().Name;

    /// <summary>A draft changed.</summary>
    public sealed record Edited(ImmutableArray<QuotationLine> Lines, int ValidDays, string Note) : QuotationEvent;

    /// <summary>It went to the customer and holds until a day.</summary>
    public sealed record Sent(DateOnly ValidUntil) : QuotationEvent;

    /// <summary>The customer agreed.</summary>
    public sealed record Accepted(string? Answer) : QuotationEvent;

    /// <summary>The customer did not agree.</summary>
    public sealed record Declined(string? Answer) : QuotationEvent;
}
