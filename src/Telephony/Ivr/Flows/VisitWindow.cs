using System.Globalization;

namespace Telephony.Ivr.Flows;

/// <summary>A window of a visit in the site's local time.</summary>
/// <param name="Day">The day.</param>
/// <param name="From">From when.</param>
/// <param name="To">Until when.</param>
public readonly record struct VisitWindow(DateOnly Day, TimeOnly From, TimeOnly To)
{
    /// <summary>The prompt of the day.</summary>
    public string DayPrompt => Prompts.Date(Day);

    /// <summary>The prompt of the hours.</summary>
    public string HoursPrompt => string.Create(CultureInfo.InvariantCulture, $"window:{From:HHmm}-{To:HHmm}");
}
