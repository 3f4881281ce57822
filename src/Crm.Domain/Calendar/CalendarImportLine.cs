namespace Crm.Domain.Calendar;

/// <summary>One line of a pasted list of days: read, or refused with the reason.</summary>
/// <param name="Number">Line in the pasted text, from 1.</param>
/// <param name="Text">The line as pasted.</param>
/// <param name="Day">What it means, or null.</param>
/// <param name="Problem">Why it cannot be read, or null.</param>
public sealed record CalendarImportLine(int Number, string Text, CalendarDay? Day, Refusal? Problem);
