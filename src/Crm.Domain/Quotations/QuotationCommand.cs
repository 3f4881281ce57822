namespace Crm.Domain.Quotations;

/// <summary>What people do to a quotation.</summary>
public abstract record QuotationCommand
{
    private QuotationCommand() { }

    /// <summary>Changes a draft.</summary>
    public sealed record Edit(ImmutableArray<QuotationLine> Lines, int ValidDays, string Note) : QuotationCommand;

    /// <summary>Gives it to the customer.</summary>
    public sealed record Send : QuotationCommand;

    /// <summary>The customer agrees.</summary>
    public sealed record Accept(string? Answer) : QuotationCommand;

    /// <summary>The customer does not agree.</summary>
    public sealed record Decline(string? Answer) : QuotationCommand;
}
