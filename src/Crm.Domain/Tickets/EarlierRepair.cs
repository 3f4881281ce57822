namespace Crm.Domain.Tickets;

/// <summary>The repair that a new one of the same unit and symptom would repeat.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Number">Its number.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="WorkDoneAt">When its work was done, or null while it is not.</param>
/// <param name="Window">The category's window.</param>
public sealed record EarlierRepair(TicketId Id, string Number, DateTimeOffset OpenedAt, DateTimeOffset? WorkDoneAt, RepeatWindow Window)
{
    /// <summary>Whole days since it was opened.</summary>
    public int DaysAt(DateTimeOffset now) => Math.Max(0, (int)(now - OpenedAt).TotalDays);

    /// <summary>When the guarantee of the repair itself ends, or null while its work is not done.</summary>
    public DateTimeOffset? GuaranteeUntil => WorkDoneAt?.AddDays(Window.GuaranteeDays);

    /// <summary>True within the guarantee of the repair itself.</summary>
    public bool IsInGuaranteeAt(DateTimeOffset now) => WorkDoneAt is { } done && done <= now && now < done.AddDays(Window.GuaranteeDays);
}
