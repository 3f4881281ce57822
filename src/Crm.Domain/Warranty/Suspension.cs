namespace Crm.Domain.Warranty;

/// <summary>Days in repair or waiting for a part, by which periods are extended.</summary>
/// <param name="From">The day of hand-in, not counted.</param>
/// <param name="To">The day of return, counted.</param>
public readonly record struct Suspension(DateOnly From, DateOnly To)
{
    /// <summary>Days by which the period grows.</summary>
    public int Days => Math.Max(0, To.DayNumber - From.DayNumber);
}
