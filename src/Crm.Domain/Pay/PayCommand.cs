namespace Crm.Domain.Pay;

/// <summary>What happens to the book of pay; closed family.</summary>
public abstract record PayCommand
{
    private PayCommand() { }

    /// <summary>A job, reward or penalty.</summary>
    public sealed record Enter(PayRow Row) : PayCommand;

    /// <summary>A closed month was wrong by so much.</summary>
    public sealed record Correct(string Technician, PayMonth Month, Money Difference, string Document) : PayCommand;

    /// <summary>The month is paid.</summary>
    public sealed record Close(PayMonth Month, PayFormula Formula) : PayCommand;
}
