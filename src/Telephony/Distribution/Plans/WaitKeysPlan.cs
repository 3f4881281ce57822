namespace Telephony.Distribution.Plans;

/// <summary>Keys of a waiting caller; contact-center.md §2 "exit while waiting". They are offered by <paramref name="Prompt"/> at the end of a comfort round.</summary>
/// <param name="Prompt">Says which keys there are; null offers none (default), though the keys below still work.</param>
/// <param name="OfferAfter">Time in the queue before the offer is made for the first time; 0 to 30 min; default 120 s.</param>
/// <param name="Stay">Keep waiting: ends the announcement; a digit, * or #, or null.</param>
/// <param name="Callback">Call me back; null for none.</param>
/// <param name="Message">Leave a message; null for none.</param>
/// <param name="Status">Hear where my ticket stands, and go on waiting at the same place; null (default) for none.</param>
public sealed record WaitKeysPlan(string? Prompt, TimeSpan OfferAfter, char? Stay, char? Callback, char? Message, char? Status = null)
{
    /// <summary>No keys.</summary>
    public static WaitKeysPlan None { get; } = new(null, TimeSpan.FromSeconds(120), null, null, null);
}
