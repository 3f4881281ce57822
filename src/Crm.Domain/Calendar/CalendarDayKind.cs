namespace Crm.Domain.Calendar;

/// <summary>Why a day differs from its weekday.</summary>
public enum CalendarDayKind
{
    /// <summary>A day off on a weekday or weekend.</summary>
    Holiday,

    /// <summary>调休: a weekend day that is worked.</summary>
    WorkingDay,
}
