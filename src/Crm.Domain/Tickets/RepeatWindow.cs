namespace Crm.Domain.Tickets;

/// <summary>How long a repair of a category is looked back at.</summary>
/// <param name="FlagDays">The same symptom of the same unit within these days of the earlier opening is a repeat (JR-07: three months).</param>
/// <param name="GuaranteeDays">Within these days of the earlier end of work the law lets the customer have it done again for nothing.</param>
public readonly record struct RepeatWindow(int FlagDays, int GuaranteeDays);
