namespace Crm.Domain.Callbacks;

/// <summary>Part of a day: who did not answer in one part is tried in another.</summary>
public enum DayPart
{
    /// <summary>Before 12:00.</summary>
    Morning,

    /// <summary>12:00 to 18:00.</summary>
    Afternoon,

    /// <summary>From 18:00.</summary>
    Evening,
}
