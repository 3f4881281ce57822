namespace Crm.Domain.Administration;

/// <summary>
/// A form of numbers: digits stand for themselves, <c>x</c> for any digit, <c>[3-9]</c> for one of a range or list, <c>*</c> at the end for one to
/// twelve more digits. For example <c>1[3-9]xxxxxxxxx</c>.
/// </summary>
public static class DialPattern
{
    private const int MaxLength = 40;
    private const int MaxTail = 12;

    /// <summary>Whether the text is a pattern.</summary>
    public static bool IsValid(ReadOnlySpan<char> pattern)
    {
        if (pattern.Length is 0 or > MaxLength) return false;
        while (!pattern.IsEmpty)
        {
            if (pattern is "*") return true;
            if (!TryTake(ref pattern, '0', out _)) return false;
        }

        return true;
    }

    /// <summary>Whether the digits have the form. A pattern that is not valid matches nothing.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> digits)
    {
        if (pattern.Length > MaxLength) return false;
        while (!pattern.IsEmpty)
        {
            if (pattern is "*") return digits.Length is > 0 and <= MaxTail && !digits.ContainsAnyExceptInRange('0', '9');
            if (digits.IsEmpty || !TryTake(ref pattern, digits[0], out var fits) || !fits) return false;
            digits = digits[1..];
        }

        return digits.IsEmpty;
    }

    private static bool TryTake(ref ReadOnlySpan<char> pattern, char digit, out bool fits)
    {
        fits = false;
        var first = pattern[0];
        if (first == 'x' || char.IsAsciiDigit(first))
        {
            fits = char.IsAsciiDigit(digit) && (first == 'x' || first == digit);
            pattern = pattern[1..];
            return true;
        }

        var end = pattern.IndexOf(']');
        if (first != '[' || end < 2) return false;
        var set = pattern[1..end];
        pattern = pattern[(end + 1)..];
        while (!set.IsEmpty)
        {
            if (!char.IsAsciiDigit(set[0])) return false;
            var isRange = set.Length >= 3 && set[1] == '-';
            if (isRange && (!char.IsAsciiDigit(set[2]) || set[2] < set[0])) return false;
            fits |= digit >= set[0] && digit <= (isRange ? set[2] : set[0]);
            set = set[(isRange ? 3 : 1)..];
        }

        return true;
    }
}
