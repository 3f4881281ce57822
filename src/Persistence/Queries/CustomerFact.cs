namespace Persistence.Queries;

/// <summary>One thing that happened with a customer.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Key">Tells it from others of the same instant.</param>
/// <param name="Type">Its name: a ticket's fact, a call's direction, an attempt's outcome, a deed of the audit.</param>
/// <param name="Number">Number of the ticket, or of the other customer, or null.</param>
/// <param name="By">Who did it, or null.</param>
/// <param name="Text">Words of a person, or null.</param>
/// <param name="Before">The changed fields as they were (JSON), or null.</param>
/// <param name="After">The changed fields as they are, or the fact's data (JSON), or null.</param>
/// <param name="Reference">Id of the call, or null.</param>
public sealed record CustomerFact(
    DateTimeOffset At, CustomerFactKind Kind, string Key, string Type, string? Number, string? By, string? Text = null, string? Before = null, string? After = null, Guid? Reference = null)
{
    /// <summary>Where a page that ends with this fact goes on.</summary>
    public CustomerFactCursor Cursor => new(At, Key);
}
