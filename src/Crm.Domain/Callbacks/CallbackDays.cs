namespace Crm.Domain.Callbacks;

/// <summary>On which days call-backs are made.</summary>
public enum CallbackDays
{
    /// <summary>Every day. The default: the 72-hour promise counts calendar hours, service runs all week, and a week of holidays would break it.</summary>
    EveryDay,

    /// <summary>Every day but public holidays; weekends are called, moved working days too.</summary>
    NotOnHolidays,

    /// <summary>Working days only: no weekends, no holidays, but 调休 weekend days that are worked.</summary>
    WorkingDays,
}
