namespace Crm.Domain.InstallBase;

/// <summary>The normal form of a body serial: upper case, no blanks or dashes; no O/0 guess (invariant 2).</summary>
public static class SerialNumber
{
    /// <summary>Longest serial that is kept.</summary>
    public const int Longest = 32;

    private const int CheckedLength = 20;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string LetterKeys = "22233344455566677778889999";

    /// <summary>Normal form, or null when the text cannot be a serial (empty, too long, other characters).</summary>
    public static string? Normalize(string? raw)
    {
        if (string.IsNullOrWhiteSpace(raw) || raw.Length > 2 * Longest) return null;
        Span<char> serial = stackalloc char[Longest];
        var length = 0;
        foreach (var c in raw)
        {
            if (c is ' ' or '-' or '\t') continue;
            var upper = char.ToUpperInvariant(c);
            if (!char.IsAsciiLetterOrDigit(upper) || length == Longest) return null;
            serial[length++] = upper;
        }

        return length == 0 ? null : new string(serial[..length]);
    }

    /// <summary>The last six characters.</summary>
    public static string TailOf(string serial) => serial.Length <= 6 ? serial : serial[^6..];

    /// <summary>The keys of a telephone that spell the serial: a digit is itself, a letter the key it stands on (ITU-T E.161).</summary>
    /// <param name="serial">A serial in normal form, or a part of one.</param>
    public static string KeysOf(string serial)
    {
        ArgumentNullException.ThrowIfNull(serial);
        return string.Create(serial.Length, serial, static (keys, text) =>
        {
            for (var at = 0; at < keys.Length; at++)
                keys[at] = text[at] is >= 'A' and <= 'Z' ? LetterKeys[text[at] - 'A'] : text[at];
        });
    }

    /// <summary>Whether the last of twenty characters is the check character of the others (weights 1 to 7, mod 36). A wrong one is told, never refused: plates are misprinted too.</summary>
    /// <param name="serial">A serial in normal form. One of another length has no check character.</param>
    public static SerialCheck CheckOf(string serial)
    {
        ArgumentNullException.ThrowIfNull(serial);
        if (serial.Length != CheckedLength) return SerialCheck.None;
        return serial[^1] == CheckCharacter(serial.AsSpan(0, CheckedLength - 1)) ? SerialCheck.Right : SerialCheck.Wrong;
    }

    /// <summary>The check character of a serial's body.</summary>
    /// <param name="body">Digits and capital letters.</param>
    public static char CheckCharacter(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var at = 0; at < body.Length; at++) sum += (at % 7 + 1) * Alphabet.IndexOf(body[at], StringComparison.Ordinal);
        return Alphabet[sum % Alphabet.Length];
    }
}
