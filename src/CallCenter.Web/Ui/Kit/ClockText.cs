using System.Globalization;
using System.Text;

namespace CallCenter.Web.Ui.Kit;

/// <summary>How people type a time of the day, and how it is written: 24 hours, 09:30.</summary>
public static class ClockText
{
    private const int Longest = 10;

    /// <summary>Reads <c>9</c>, <c>930</c>, <c>0930</c>, <c>9:30</c>, <c>9.30</c>, <c>9点</c>, <c>9点半</c>, <c>9点30分</c>, <c>2pm</c>; full-width forms too. Null when it is no time.</summary>
    public static TimeOnly? Read(string? typed)
    {
        var text = typed is { Length: <= Longest } ? typed.Normalize(NormalizationForm.FormKC).Trim().ToLowerInvariant() : "";
        var afternoon = text.EndsWith("pm", StringComparison.Ordinal);
        if (afternoon || text.EndsWith("am", StringComparison.Ordinal))
            text = text[..^2].TrimEnd();
        if (text.EndsWith("点半", StringComparison.Ordinal))
            text = text[..^2] + ":30";
        var parts = text.Split([':', '.', '点', '时', '分'], StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [var h, var m] => Of(h, m, afternoon),
            [{ Length: <= 2 } h] => Of(h, "0", afternoon),
            [{ Length: 3 or 4 } all] => Of(all[..^2], all[^2..], afternoon),
            _ => null,
        };
    }

    /// <summary>As it is written everywhere: <c>09:30</c>.</summary>
    public static string Write(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";

    private static TimeOnly? Of(string hours, string minutes, bool afternoon) =>
        hours.Length <= 2 && minutes.Length <= 2
            && int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var h) && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
            && (afternoon && h < 12 ? h + 12 : h) is var hour && hour < 24 && m < 60
                ? new TimeOnly(hour, m)
                : null;
}
