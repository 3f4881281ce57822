namespace Crm.Domain.Calendar;

/// <summary>One exception of the calendar; editable data.</summary>
public sealed record CalendarDay
{
    /// <summary>The local day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What it is.</summary>
    public required CalendarDayKind Kind { get; init; }

    /// <summary>Its name, e.g. 国庆节.</summary>
    public string Name { get; init; } = "";
}
