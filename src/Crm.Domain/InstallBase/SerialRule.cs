namespace Crm.Domain.InstallBase;

/// <summary>How the serials of a model look: <c>#</c> a digit, <c>@</c> a letter, <c>*</c> either, <c>!</c> at the end the check character, everything else itself. Example: <c>HMAC####*########**!</c>.</summary>
public static class SerialRule
{
    /// <summary>True for an empty rule and for one that a serial can fit.</summary>
    public static bool IsValid(string rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Length <= SerialNumber.Longest && !rule.Where((c, at) => !(char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '#' or '@' or '*' || (c == '!' && at == rule.Length - 1 && at > 0))).Any();
    }

    /// <summary>True when a serial in normal form fits; an empty rule lets every serial pass.</summary>
    public static bool Fits(string rule, string serial)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(serial);
        if (rule.Length == 0) return true;
        if (rule.Length != serial.Length) return false;
        for (var at = 0; at < rule.Length; at++)
        {
            var fits = rule[at] switch
            {
                '#' => char.IsAsciiDigit(serial[at]),
                '@' => char.IsAsciiLetterUpper(serial[at]),
                '*' => char.IsAsciiLetterOrDigit(serial[at]),
                '!' => serial[at] == SerialNumber.CheckCharacter(serial.AsSpan(0, at)),
                var own => serial[at] == own,
            };
            if (!fits) return false;
        }

        return true;
    }
}
