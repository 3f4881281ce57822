using System.Buffers;
using System.Collections.Frozen;

namespace Crm.Domain.PhoneNumbers;

/// <summary>The parts of the Chinese numbering plan that decide what a row of digits is.</summary>
internal static class ChineseNumberingPlan
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    // Carrier selection prefixes that a caller or a gateway puts before a full number.
    private static readonly string[] CarrierPrefixes = ["17951", "17911", "17909", "12593", "17901", "10193"];

    // Four-digit areas whose lines all have 8 digits; elsewhere 7 and 8 both occur and both are taken.
    private static readonly FrozenSet<string> EightDigitAreas = new[]
    {
        "311", "371", "377", "379", "411", "431", "432", "451", "510", "511", "512", "513", "514", "515", "516", "517", "518", "519",
        "523", "527", "531", "532", "551", "571", "573", "574", "575", "576", "577", "579", "591", "595", "731", "755", "757", "760",
        "769", "791", "851", "871", "898",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExcept(Digits);

    public static bool IsEmergency(string digits) => digits is "110" or "119" or "120" or "122";

    public static bool IsShortCode(string d) => d.Length switch
    {
        3 => (Starts(d, "11") || Starts(d, "12")) && !IsEmergency(d),
        5 => Starts(d, "100") || Starts(d, "12") || Starts(d, "95") || Starts(d, "96"),
        6 => Starts(d, "116") || Starts(d, "118") || Starts(d, "12") || Starts(d, "95") || Starts(d, "96"),
        7 => Starts(d, "95"),
        8 => Starts(d, "95") || Starts(d, "1010"),
        _ => false,
    };

    /// <summary>A complete national number, with or without its trunk zero as the plan wants it dialled inside China.</summary>
    public static (PhoneKind Kind, string Significant)? ReadDialled(string digits)
    {
        foreach (var prefix in CarrierPrefixes)
        {
            if (Starts(digits, prefix) && digits.Length >= prefix.Length + 10)
                return ReadDialled(digits[prefix.Length..]);
        }

        if (Starts(digits, "0"))
        {
            var rest = digits[1..];
            if (IsMobile(rest)) return (PhoneKind.Mobile, rest);
            return IsLandline(rest) ? (PhoneKind.Landline, rest) : null;
        }

        return ReadWithoutZero(digits, areaNeedsZero: true);
    }

    /// <summary>A national significant number as it follows +86.</summary>
    public static (PhoneKind Kind, string Significant)? ReadSignificant(string digits) =>
        Starts(digits, "0") ? ReadDialled(digits) : ReadWithoutZero(digits, areaNeedsZero: false);

    /// <summary>The form dialled inside China: areas get their zero back.</summary>
    public static string NationalForm(string significant) => IsLandline(significant) ? "0" + significant : significant;

    public static int AreaLength(string significant) => significant[0] is '1' or '2' ? 2 : 3;

    private static (PhoneKind Kind, string Significant)? ReadWithoutZero(string digits, bool areaNeedsZero)
    {
        if (IsMobile(digits)) return (PhoneKind.Mobile, digits);
        if (digits.Length == 10 && Starts(digits, "400")) return (PhoneKind.Service400, digits);
        if (digits.Length == 10 && Starts(digits, "800")) return (PhoneKind.TollFree, digits);
        return !areaNeedsZero && IsLandline(digits) ? (PhoneKind.Landline, digits) : null;
    }

    private static bool IsMobile(string digits) => digits.Length == 11 && digits[0] == '1' && digits[1] is >= '3' and <= '9';

    private static bool IsLandline(string significant)
    {
        if (significant.Length < 10) return false;
        if (Starts(significant, "10") || significant[0] == '2' && significant[1] != '6')
            return significant.Length == 10 && IsSubscriber(significant[2]);
        if (significant[0] is < '3' or > '9' || Starts(significant, "400") || Starts(significant, "800")) return false;
        if (!IsSubscriber(significant[3])) return false;
        return significant.Length == 11 || significant.Length == 10 && !EightDigitAreas.Contains(significant[..3]);
    }

    private static bool IsSubscriber(char first) => first is >= '2' and <= '9';

    private static bool Starts(string text, string prefix) => text.StartsWith(prefix, StringComparison.Ordinal);
}
