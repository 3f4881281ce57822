using System.Text;

namespace Crm.Domain.PhoneNumbers;

/// <summary>Turns a number's text into a <see cref="PhoneNumber"/>: clean, split the extension, read by plan.</summary>
internal static class PhoneNumberReader
{
    private const int LongestText = 128;
    private const int LongestAfterDash = 6;
    private static readonly string[] HiddenNames = ["anonymous", "restricted", "unavailable", "unknown", "private", "withheld"];
    private static readonly string[] ExtensionMarks = [";ext=", "ext.", "ext", "转", "分机", "x", "#", ","];

    public static PhoneNumber Read(string raw, PhoneSource source)
    {
        if (raw.Length > LongestText) return Invalid(raw);
        var text = UserPart(Narrow(raw));
        if (IsHidden(text, source)) return new PhoneNumber(PhoneKind.Anonymous, null, null, "", raw);

        var (number, extension) = SplitAtMark(text);
        if (extension is { Length: 0 or > 8 }) return Invalid(raw);
        if (extension is null && ReadPlain(Compact(number), source, raw, null) is { } whole) return whole;
        if (extension is null) (number, extension) = SplitAtLastDash(number);
        if (extension is null || !ChineseNumberingPlan.IsDigits(extension)) return Invalid(raw);

        return ReadPlain(Compact(number), source, raw, extension) is { Kind: PhoneKind.Landline or PhoneKind.Service400 or PhoneKind.TollFree } line
            ? line
            : Invalid(raw);
    }

    private static PhoneNumber? ReadPlain(string text, PhoneSource source, string raw, string? extension)
    {
        if (text.StartsWith('+')) return ReadInternational(text[1..], raw, extension);
        if (!ChineseNumberingPlan.IsDigits(text)) return null;
        if (text.StartsWith("00", StringComparison.Ordinal)) return ReadInternational(text[2..], raw, extension);
        if (ChineseNumberingPlan.IsEmergency(text)) return new PhoneNumber(PhoneKind.Emergency, null, null, text, raw);
        if (ChineseNumberingPlan.IsShortCode(text)) return new PhoneNumber(PhoneKind.ShortCode, null, null, text, raw);
        if (ChineseNumberingPlan.ReadDialled(text) is { } dialled) return Chinese(dialled.Kind, dialled.Significant, raw, extension);

        // 86 and a whole national number is longer than anything dialled inside China, so it needs no plus to be certain.
        if (text.Length >= 12 && text.StartsWith("86", StringComparison.Ordinal) && ChineseNumberingPlan.ReadSignificant(text[2..]) is { } bare)
            return Chinese(bare.Kind, bare.Significant, raw, extension);

        return IsExtension(text) && source != PhoneSource.Trunk ? new PhoneNumber(PhoneKind.Internal, null, null, text, raw) : null;
    }

    private static PhoneNumber? ReadInternational(string digits, string raw, string? extension)
    {
        if (!ChineseNumberingPlan.IsDigits(digits) || digits[0] == '0') return null;
        if (digits.StartsWith("86", StringComparison.Ordinal))
            return ChineseNumberingPlan.ReadSignificant(digits[2..]) is { } chinese ? Chinese(chinese.Kind, chinese.Significant, raw, extension) : null;
        if (digits.Length is < 7 or > 15) return null;
        if (digits[0] == '1' && !IsNorthAmerican(digits)) return null;
        return new PhoneNumber(PhoneKind.Foreign, "+" + digits, extension, "+" + digits, raw);
    }

    private static PhoneNumber Chinese(PhoneKind kind, string significant, string raw, string? extension)
    {
        var display = kind switch
        {
            PhoneKind.Mobile => $"{significant[..3]} {significant[3..7]} {significant[7..]}",
            PhoneKind.Landline => Landline(significant),
            _ => $"{significant[..3]}-{significant[3..6]}-{significant[6..]}",
        };
        if (extension is not null && kind == PhoneKind.Mobile) return Invalid(raw);
        return new PhoneNumber(kind, "+86" + significant, extension, extension is null ? display : WithExtension(display, extension), raw);
    }

    // A dash, where what stands there then can only be read in one way: 0361-9070698-0 would be a number of eight digits.
    private static string WithExtension(string display, string extension)
    {
        var dashed = $"{display}-{extension}";
        return extension.Length > LongestAfterDash || ChineseNumberingPlan.ReadDialled(Compact(dashed)) is not null ? $"{display}x{extension}" : dashed;
    }

    private static string Landline(string significant)
    {
        var area = ChineseNumberingPlan.AreaLength(significant);
        return $"0{significant[..area]}-{significant[area..]}";
    }

    // RFC 3966 and RFC 3261 user parts; a display name before the brackets is not a number.
    private static string UserPart(string text)
    {
        var open = text.IndexOf('<', StringComparison.Ordinal);
        var close = text.LastIndexOf('>');
        if (open >= 0 && close > open) text = text[(open + 1)..close];
        var isSip = text.StartsWith("sip:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("sips:", StringComparison.OrdinalIgnoreCase);
        if (isSip)
        {
            text = text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
            var at = text.IndexOf('@', StringComparison.Ordinal);
            return at < 0 ? "" : WithoutParameters(text[..at]);
        }

        return text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? WithoutParameters(text[4..]) : text;
    }

    private static string WithoutParameters(string user)
    {
        var semicolon = user.IndexOf(';', StringComparison.Ordinal);
        if (semicolon < 0) return user;
        return user.AsSpan(semicolon).StartsWith(";ext=", StringComparison.OrdinalIgnoreCase) ? user : user[..semicolon];
    }

    private static string Narrow(string raw)
    {
        var text = new StringBuilder(raw.Length);
        foreach (var c in raw)
        {
            text.Append(c switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
                '\u3000' or '\u00A0' => ' ',
                >= '\u2010' and <= '\u2015' or '\u2212' => '-',
                _ => c,
            });
        }

        return text.ToString().Trim();
    }

    private static bool IsHidden(string text, PhoneSource source)
    {
        if (text.Length == 0) return source is PhoneSource.Trunk or PhoneSource.From or PhoneSource.Pai;
        foreach (var name in HiddenNames)
        {
            if (text.Equals(name, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static (string Number, string? Extension) SplitAtMark(string text)
    {
        foreach (var mark in ExtensionMarks)
        {
            var at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at > 0) return (text[..at], Compact(text[(at + mark.Length)..]));
        }

        return (text, null);
    }

    private static (string Number, string? Extension) SplitAtLastDash(string text)
    {
        var at = text.LastIndexOf('-');
        return at > 0 && text.Length - at - 1 is >= 1 and <= LongestAfterDash ? (text[..at], text[(at + 1)..]) : (text, null);
    }

    private static string Compact(string text)
    {
        var compact = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is not (' ' or '-' or '(' or ')' or '.' or '/' or '·')) compact.Append(c);
        }

        return compact.ToString();
    }

    private static bool IsExtension(string digits) => digits.Length is >= 3 and <= 5 && digits[0] is >= '2' and <= '8';

    private static bool IsNorthAmerican(string digits) => digits.Length == 11 && digits[1] >= '2' && digits[4] >= '2';

    private static PhoneNumber Invalid(string raw) => new(PhoneKind.Invalid, null, null, raw.Length > LongestText ? raw[..LongestText] : raw.Trim(), raw);
}
