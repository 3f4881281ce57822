using Crm.Domain.Calendar;

namespace Persistence.Floor;

/// <summary>What a day shall be (or was): an exception, or null for what its weekday says.</summary>
public sealed record DayChange(DateOnly Day, CalendarDay? Exception);
