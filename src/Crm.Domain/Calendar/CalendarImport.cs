using System.Globalization;
using Crm.Domain.Administration;

namespace Crm.Domain.Calendar;

/// <summary>Reads a pasted list of holidays and moved working days: date, kind, name, parted by comma, semicolon or tab; <c>#</c> begins a remark.</summary>
public static class CalendarImport
{
    /// <summary>Lines of one paste: five years of holidays.</summary>
    public const int MostLines = 500;

    private static readonly string[] s_dates = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy.MM.dd", "yyyy/M/d", "yyyy-M-d", "yyyyMMdd"];

    /// <summary>Every line that is neither empty nor a remark, in order.</summary>
    public static ImmutableArray<CalendarImportLine> Read(string text)
    {
        var lines = ImmutableArray.CreateBuilder<CalendarImportLine>();
        var seen = new HashSet<DateOnly>();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            var read = lines.Count >= MostLines
                ? new CalendarImportLine(number, line, null, FieldRules.Range("lines", lines.Count + 1, 1, MostLines))
                : ReadLine(number, line);
            if (read.Day is { } day && !seen.Add(day.Day)) read = read with { Day = null, Problem = FieldRules.IsTaken("day", Text(day.Day)) };
            lines.Add(read);
        }

        return lines.ToImmutable();
    }

    /// <summary>Whether a day may stand in the calendar.</summary>
    public static Refusal? Check(CalendarDay day) =>
        FieldRules.Range("year", day.Day.Year, 2000, 2099) ?? FieldRules.OptionalText("name", day.Name, 80);

    private static CalendarImportLine ReadLine(int number, string line)
    {
        var parts = line.Split([',', '，', ';', '；', '\t'], 3, StringSplitOptions.TrimEntries);
        if (!DateOnly.TryParseExact(parts[0], s_dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new(number, line, null, FieldRules.Wrong("day", parts[0], "date"));
        if (parts.Length < 2) return new(number, line, null, Refusal.Of(FieldRules.Missing, ("field", "kind")));
        if (KindOf(parts[1]) is not { } kind) return new(number, line, null, FieldRules.Wrong("kind", parts[1], "day-kind"));
        var read = new CalendarDay { Day = day, Kind = kind, Name = parts.Length > 2 ? parts[2] : "" };
        return Check(read) is { } problem ? new(number, line, null, problem) : new(number, line, read, null);
    }

    private static CalendarDayKind? KindOf(string word) => word.ToUpperInvariant() switch
    {
        "HOLIDAY" or "OFF" or "休" or "放假" or "节假日" or "休息" => CalendarDayKind.Holiday,
        "WORKINGDAY" or "WORKING DAY" or "WORKING" or "WORK" or "班" or "上班" or "调休" or "调休上班" or "补班" => CalendarDayKind.WorkingDay,
        _ => null,
    };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
