namespace Persistence.Conventions;

/// <summary>A day as the number yyyyMMdd.</summary>
internal static class CompactDate
{
    public static int ToNumber(DateOnly day) => day.Year * 10_000 + day.Month * 100 + day.Day;

    public static DateOnly FromNumber(int number) => new(number / 10_000, number / 100 % 100, number % 100);
}
