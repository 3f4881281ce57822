using System.Globalization;

namespace Crm.Domain.Tickets;

/// <summary>What may be written to colleagues about a ticket.</summary>
public static class TicketMessageRules
{
    /// <summary>Somebody writes faster than people read; parameter <c>limit</c> (per minute).</summary>
    public const string TooFast = "MessagesTooFast";

    /// <summary>More people are named than a message can mean; parameter <c>limit</c>.</summary>
    public const string TooManyMentions = "TooManyMentions";

    /// <summary>The ticket has as many messages as it may; parameter <c>limit</c>.</summary>
    public const string TooMany = "TooManyTicketMessages";

    /// <summary>Longest text: a screen of a narrow column; more is an article or an attachment.</summary>
    public const int TextLength = 1000;

    /// <summary>Messages of one person on one ticket in a minute: faster is a stuck key or a program.</summary>
    public const int PerMinute = 10;

    /// <summary>People named in one message: a shift; more is a broadcast.</summary>
    public const int MostMentions = 20;

    /// <summary>Messages of one ticket: a ticket with more is a meeting.</summary>
    public const int MostPerTicket = 2_000;

    /// <summary>The first thing that is wrong, or null.</summary>
    /// <param name="text">What is written.</param>
    /// <param name="mentions">How many people it names.</param>
    /// <param name="inLastMinute">How many this person wrote on the ticket in the minute before.</param>
    /// <param name="sofar">How many the ticket has.</param>
    public static Refusal? Check(string? text, int mentions, int inLastMinute, int sofar)
    {
        if (string.IsNullOrWhiteSpace(text)) return Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "message"));
        if (text.Length > TextLength) return Refusal.Of("TextTooLong", ("field", "message"), ("limit", Text(TextLength)));
        if (mentions > MostMentions) return Refusal.Of(TooManyMentions, ("limit", Text(MostMentions)));
        if (inLastMinute >= PerMinute) return Refusal.Of(TooFast, ("limit", Text(PerMinute)));
        return sofar >= MostPerTicket ? Refusal.Of(TooMany, ("limit", Text(MostPerTicket))) : null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
