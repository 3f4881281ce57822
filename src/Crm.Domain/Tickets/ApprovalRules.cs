using System.Globalization;

namespace Crm.Domain.Tickets;

/// <summary>Who may grant what.</summary>
public static class ApprovalRules
{
    /// <summary>Largest amount: one case is never worth more.</summary>
    public static readonly Money Most = new(100_000_000);

    /// <summary>The day's counter key.</summary>
    public static string DayKey(DateOnly day) => "A-" + day.ToString("yyMMdd", CultureInfo.InvariantCulture);

    /// <summary>The number of the day's n-th approval.</summary>
    public static string NumberOf(DateOnly day, long ordinal) => DayKey(day) + "-" + ordinal.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>Why it may not be asked, or null.</summary>
    public static Refusal? Check(Ticket ticket, Money amount, string? reason)
    {
        if (!ticket.IsOpen) return Refusal.Of("TicketIsFinal", ("number", ticket.Number), ("status", ticket.Status.ToString()));
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "reason"));
        if (reason.Length > TicketRules.TextLength) return Refusal.Of("TextTooLong", ("field", "reason"), ("limit", TicketRules.TextLength.ToString(CultureInfo.InvariantCulture)));
        return amount.Fen < 0 || amount > Most ? Refusal.Of("AmountOutOfRange", ("limit", (Most.Fen / 100).ToString(CultureInfo.InvariantCulture))) : null;
    }

    /// <summary>A lawful question; what is within the asker's own authority is granted at once.</summary>
    public static TicketApproval Ask(Guid id, string number, Ticket ticket, ApprovalKind kind, Money amount, string reason, string by, ApprovalAuthority authority, DateTimeOffset now)
    {
        var asked = new TicketApproval
        {
            Id = id, Number = number, TicketId = ticket.Id, Kind = kind, Amount = amount, Reason = reason.Trim(), RequestedBy = by, RequestedAt = now, Version = 1,
        };
        var isOwn = amount <= authority.Own && kind != ApprovalKind.Exchange;
        return isOwn ? asked with { State = ApprovalState.Granted, DecidedBy = by, DecidedAt = now } : asked;
    }

    /// <summary>The approval decided, or why not. Nobody approves what he asked for himself, nor more than he may.</summary>
    public static (TicketApproval? Decided, Refusal? Refusal) Decide(TicketApproval approval, bool isGranted, string? text, string by, ApprovalAuthority authority, DateTimeOffset now)
    {
        if (approval.State != ApprovalState.Open) return (null, Refusal.Of("ApprovalIsDecided", ("number", approval.Number)));
        if (by == approval.RequestedBy) return (null, Refusal.Of("ApprovalNeedsAnotherPerson", ("number", approval.Number)));
        if (!isGranted && string.IsNullOrWhiteSpace(text)) return (null, Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "reason")));
        if (text?.Length > TicketRules.TextLength) return (null, Refusal.Of("TextTooLong", ("field", "reason"), ("limit", TicketRules.TextLength.ToString(CultureInfo.InvariantCulture))));
        if (isGranted && (authority.ForOthers is not { } limit || approval.Amount > limit))
            return (null, Refusal.Of("ApprovalExceedsAuthority", ("number", approval.Number), ("limit", (authority.ForOthers ?? Money.Zero).ToString())));
        return (approval with
        {
            State = isGranted ? ApprovalState.Granted : ApprovalState.Denied, DecidedBy = by, DecidedAt = now, Decision = string.IsNullOrWhiteSpace(text) ? null : text.Trim(), Version = approval.Version + 1,
        }, null);
    }
}
