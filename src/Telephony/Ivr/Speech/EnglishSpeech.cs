using System.Globalization;

namespace Telephony.Ivr.Speech;

/// <summary>English as callers of an American-voiced line hear it: "one hundred five", "Wednesday, November twenty-fifth", "nine oh five A M".</summary>
internal sealed class EnglishSpeech : ISpeech
{
    public static EnglishSpeech Instance { get; } = new();

    public IEnumerable<string> Number(int number) => number switch
    {
        >= 1_000 => [.. Number(number / 1_000), "thousand", .. Rest(number % 1_000)],
        >= 100 => [Piece("number", number / 100), "hundred", .. Rest(number % 100)],
        > 20 when number % 10 != 0 => [Piece("number", number / 10 * 10), Piece("number", number % 10)],
        _ => [Piece("number", number)],
    };

    public string Character(char character) => char.IsAsciiDigit(character) ? "number-" + character : "letter-" + char.ToLowerInvariant(character);

    public IEnumerable<string> Position(int position) => ["position-before", .. Number(position), "position-after"];

    public IEnumerable<string> Wait(int minutes) => ["wait-before", .. Number(minutes), minutes == 1 ? "minute" : "minutes"];

    public IEnumerable<string> Date(DateOnly day) =>
        [Piece("weekday", day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek), Piece("month", day.Month), Piece("ordinal", day.Day)];

    public IEnumerable<string> Window(TimeOnly from, TimeOnly to) => ["from", .. Clock(from), "to", .. Clock(to)];

    private IEnumerable<string> Rest(int rest) => rest == 0 ? [] : Number(rest);

    private IEnumerable<string> Clock(TimeOnly time)
    {
        IEnumerable<string> minutes = time.Minute switch
        {
            0 => [],
            < 10 => ["oh", Piece("number", time.Minute)],
            _ => Number(time.Minute),
        };
        return [Piece("number", time.Hour % 12 == 0 ? 12 : time.Hour % 12), .. minutes, time.Hour < 12 ? "am" : "pm"];
    }

    private static string Piece(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}");
}
