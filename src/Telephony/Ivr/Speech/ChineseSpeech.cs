using System.Globalization;

namespace Telephony.Ivr.Speech;

/// <summary>Mandarin: one syllable a piece, so that every number is a row of syllables.</summary>
internal sealed class ChineseSpeech : ISpeech
{
    /// <summary>两: two of something. 二 is the figure.</summary>
    private const string Both = "number-2-of";

    public static ChineseSpeech Instance { get; } = new();

    public IEnumerable<string> Number(int number) => number >= 10_000
        ? [.. Counted(number / 10_000), "ten-thousand", .. Rest(number % 10_000, 1_000)]
        : Small(number, isHead: true);

    /// <summary>幺 for 1 where figures are read one by one, as on the telephone. Letters are read as in English.</summary>
    public string Character(char character) => char.IsAsciiDigit(character)
        ? character == '1' ? "digit-1" : "number-" + character
        : "en/letter-" + char.ToLowerInvariant(character);

    public IEnumerable<string> Position(int position) => ["position-before", .. Number(position), "position-after"];

    public IEnumerable<string> Wait(int minutes) => ["wait-before", .. Counted(minutes), "minutes"];

    public IEnumerable<string> Date(DateOnly day) =>
        [.. Number(day.Month), "month", .. Number(day.Day), "day", string.Create(CultureInfo.InvariantCulture, $"weekday-{Weekday(day)}")];

    public IEnumerable<string> Window(TimeOnly from, TimeOnly to)
    {
        var second = PartOf(to);
        return [PartOf(from), .. Clock(from), "to", .. second == PartOf(from) ? [] : (string[])[second], .. Clock(to)];
    }

    /// <summary>1 is Monday, as 星期一 says.</summary>
    private static int Weekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    /// <summary>A number before a measure word.</summary>
    private IEnumerable<string> Counted(int number) => number == 2 ? [Both] : Number(number);

    /// <summary>What follows a higher unit: a gap is filled by one 零, and nothing is said of nothing.</summary>
    private static IEnumerable<string> Rest(int rest, int unitBelow) => rest == 0 ? []
        : rest < unitBelow ? ["number-0", .. Small(rest, isHead: false)]
        : Small(rest, isHead: false);

    /// <summary>0 to 9999. At the head of a number 十 stands alone (十二), inside it has its 一 (一百一十二).</summary>
    private static IEnumerable<string> Small(int number, bool isHead) => number switch
    {
        >= 1_000 => [number / 1_000 == 2 ? Both : Digit(number / 1_000), "thousand", .. Rest(number % 1_000, 100)],
        >= 100 => [Digit(number / 100), "hundred", .. Rest(number % 100, 10)],
        >= 10 when isHead && number < 20 => ["number-10", .. Ones(number % 10)],
        >= 10 => [Digit(number / 10), "number-10", .. Ones(number % 10)],
        _ => [Digit(number)],
    };

    private static IEnumerable<string> Ones(int digit) => digit == 0 ? [] : [Digit(digit)];

    private static string Digit(int digit) => string.Create(CultureInfo.InvariantCulture, $"number-{digit}");

    private static string PartOf(TimeOnly time) => time.Hour switch
    {
        < 6 => "before-dawn",
        < 12 => "morning",
        12 => "noon",
        < 18 => "afternoon",
        _ => "evening",
    };

    /// <summary>Twelve hours; 两点, never 二点; 九点零五分, 九点半.</summary>
    private IEnumerable<string> Clock(TimeOnly time)
    {
        var hour = time.Hour > 12 ? time.Hour - 12 : time.Hour;
        IEnumerable<string> minutes = time.Minute switch
        {
            0 => [],
            30 => ["half"],
            < 10 => ["number-0", Digit(time.Minute), "minute"],
            _ => [.. Number(time.Minute), "minute"],
        };
        return [.. Counted(hour), "hour", .. minutes];
    }
}
