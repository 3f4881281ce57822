using System.Globalization;

namespace Crm.Domain.Quotations;

/// <summary>Numbers that can be read out over the phone: <c>Q-261122-0007</c>, counted per day.</summary>
public static class QuotationNumber
{
    /// <summary>The day's counter key: <c>Q-261122</c>.</summary>
    public static string DayKey(DateOnly day) => "Q-" + day.ToString("yyMMdd", CultureInfo.InvariantCulture);

    /// <summary>The number of the day's n-th quotation.</summary>
    public static string Of(DateOnly day, long ordinal) => DayKey(day) + "-" + ordinal.ToString("0000", CultureInfo.InvariantCulture);
}
