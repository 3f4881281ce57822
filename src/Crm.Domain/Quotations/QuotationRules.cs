using System.Diagnostics;
using System.Globalization;
using Crm.Domain.Administration;
using Crm.Domain.Fees;

namespace Crm.Domain.Quotations;

/// <summary>What may happen to a quotation.</summary>
public static class QuotationRules
{
    /// <summary>Days for which one usually holds.</summary>
    public const int UsualDays = 7;

    /// <summary>Longest time for which one may hold, days.</summary>
    public const int MostDays = 90;

    /// <summary>Lines of one sheet.</summary>
    public const int MostLines = 40;

    /// <summary>Longest text of a line, and of the customer's answer.</summary>
    public const int TextLength = 120;

    /// <summary>Quotations of one ticket: more is a mistake, not a bargain.</summary>
    public const int MostPerTicket = 20;

    /// <summary>What free lines may be together, without a price table behind them.</summary>
    public static readonly Money MostFree = Money.Yuan(2_000);

    /// <summary>Decides a command for a day.</summary>
    public static Decision<QuotationEvent> Decide(Quotation quotation, QuotationCommand command, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(quotation);
        var state = quotation.On(today);
        return command switch
        {
            QuotationCommand.Edit or QuotationCommand.Send when state != QuotationState.Draft => Refuse("QuotationIsNotADraft", ("quotation", quotation.Number)),
            QuotationCommand.Edit edit => Check(edit.Lines, edit.ValidDays, edit.Note) is { } wrong
                ? new Decision<QuotationEvent>.Refused(wrong)
                : Accept(new QuotationEvent.Edited(edit.Lines, edit.ValidDays, edit.Note.Trim())),
            QuotationCommand.Send when quotation.Lines.IsEmpty => Refuse("QuotationIsEmpty", ("quotation", quotation.Number)),
            QuotationCommand.Send => Accept(new QuotationEvent.Sent(today.AddDays(quotation.ValidDays))),
            QuotationCommand.Accept or QuotationCommand.Decline when state == QuotationState.Expired =>
                Refuse("QuotationHasExpired", ("quotation", quotation.Number), ("end", quotation.ValidUntil!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            QuotationCommand.Accept or QuotationCommand.Decline when state != QuotationState.Sent => Refuse("QuotationIsNotSent", ("quotation", quotation.Number)),
            QuotationCommand.Accept accept => Answered(accept.Answer) ?? Accept(new QuotationEvent.Accepted(Trimmed(accept.Answer))),
            QuotationCommand.Decline decline => Answered(decline.Answer) ?? Accept(new QuotationEvent.Declined(Trimmed(decline.Answer))),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The quotation after a fact.</summary>
    public static Quotation Apply(Quotation quotation, QuotationEvent fact, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(quotation);
        return fact switch
        {
            QuotationEvent.Edited e => quotation with { Lines = e.Lines, ValidDays = e.ValidDays, Note = e.Note },
            QuotationEvent.Sent e => quotation with { State = QuotationState.Sent, ValidUntil = e.ValidUntil, SentAt = now },
            QuotationEvent.Accepted e => quotation with { State = QuotationState.Accepted, AnsweredAt = now, Answer = e.Answer },
            QuotationEvent.Declined e => quotation with { State = QuotationState.Declined, AnsweredAt = now, Answer = e.Answer },
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Why a quotation may not say this, or null; a wrong line is named by its place.</summary>
    public static Refusal? Check(ImmutableArray<QuotationLine> lines, int validDays, string note)
    {
        if (FieldRules.Range("validDays", validDays, 1, MostDays) is { } days) return days;
        if (FieldRules.OptionalText("note", note, 400) is { } words) return words;
        if (FieldRules.Range("lines", lines.Length, 0, MostLines) is { } many) return many;
        for (var at = 0; at < lines.Length; at++)
        {
            var field = "line" + (at + 1).ToString(CultureInfo.InvariantCulture);
            if ((FieldRules.Text(field, lines[at].Text, TextLength) ?? FieldRules.Range(field, lines[at].Quantity, 1, 9999)) is { } wrong) return wrong;
            if (lines[at].Amount < Money.Zero || lines[at].UnitPrice < Money.Zero) return Refusal.Of(FieldRules.OutOfRange, ("field", field), ("value", lines[at].Amount.ToString()), ("min", "0.00"), ("max", MostFree.ToString()));
        }

        var free = lines.Where(l => l.Kind == FeeKind.Other).Aggregate(Money.Zero, (sum, line) => sum + line.Amount);
        return free > MostFree ? Refusal.Of("FreeLinesAreTooMuch", ("field", "lines"), ("value", free.ToString()), ("max", MostFree.ToString())) : null;
    }

    private static Decision<QuotationEvent>? Answered(string? answer) => FieldRules.OptionalText("answer", answer, TextLength) is { } wrong ? new Decision<QuotationEvent>.Refused(wrong) : null;

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Decision<QuotationEvent> Accept(QuotationEvent fact) => new Decision<QuotationEvent>.Accepted([fact]);

    private static Decision<QuotationEvent> Refuse(string rule, params ReadOnlySpan<(string, string)> parameters) => new Decision<QuotationEvent>.Refused(Refusal.Of(rule, parameters));
}
