using System.Diagnostics;

namespace Crm.Domain.Pay;

/// <summary>A closed month refuses changes; what was wrong in it is put right in the next open one (reference §5.4, 21).</summary>
public static class PayRules
{
    /// <summary>Decides a command; the fact is the book as it is then.</summary>
    public static Decision<PayBook> Decide(PayBook book, PayCommand command) => command switch
    {
        PayCommand.Enter { Row: { Kind: PayRowKind.Correction } or { Amount.Fen: < 0 } } c => Refuse("PayRowIsWrong", c.Row.Month),
        PayCommand.Enter c when book.IsClosed(c.Row.Month) => Refuse("PayMonthIsClosed", c.Row.Month),
        PayCommand.Enter c => Accept(book with { Rows = book.Rows.Add(c.Row) }),
        PayCommand.Correct c when !book.IsClosed(c.Month) => Refuse("PayMonthIsOpen", c.Month),
        PayCommand.Correct c => Accept(book with { Rows = book.Rows.Add(new PayRow(c.Technician, book.NextOpen, PayRowKind.Correction, c.Difference, c.Document, c.Month)) }),
        PayCommand.Close c when book.IsClosed(c.Month) => Refuse("PayMonthIsClosed", c.Month),
        PayCommand.Close c when book.Rows.Any(r => r.Month < c.Month && !book.IsClosed(r.Month)) => Refuse("PayMonthsCloseInOrder", c.Month),
        PayCommand.Close c => Accept(book with { Closed = book.Closed.Add(c.Month, c.Formula) }),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    private static Decision<PayBook> Accept(PayBook book) => new Decision<PayBook>.Accepted([book]);

    private static Decision<PayBook> Refuse(string rule, PayMonth month) => new Decision<PayBook>.Refused(Refusal.Of(rule, ("month", month.ToString())));
}
