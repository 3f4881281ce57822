using System.Globalization;

namespace Crm.Domain.Administration;

/// <summary>What a field of an administrator's form may hold. Each refusal names the field, the value and what is allowed.</summary>
/// <remarks>The web project translates <c>field</c> and <c>allowed</c>; numbers are shown as they are.</remarks>
public static class FieldRules
{
    /// <summary>Something must stand here; parameter <c>field</c>.</summary>
    public const string Missing = "FieldMissing";

    /// <summary>Parameters <c>field</c>, <c>max</c> (characters).</summary>
    public const string TooLong = "FieldTooLong";

    /// <summary>Parameters <c>field</c>, <c>value</c>, <c>min</c>, <c>max</c>.</summary>
    public const string OutOfRange = "FieldOutOfRange";

    /// <summary>Parameters <c>field</c>, <c>value</c>, <c>allowed</c> (key of a form such as <c>extension</c>).</summary>
    public const string WrongForm = "FieldWrongForm";

    /// <summary>Another row has it already; parameters <c>field</c>, <c>value</c>.</summary>
    public const string Taken = "FieldTaken";

    /// <summary>It names something that does not exist or is switched off; parameters <c>field</c>, <c>value</c>.</summary>
    public const string Unknown = "FieldUnknown";

    /// <summary>A text that must be there and fit its column.</summary>
    public static Refusal? Text(string field, string? value, int max) =>
        string.IsNullOrWhiteSpace(value) ? Refusal.Of(Missing, ("field", field)) : OptionalText(field, value, max);

    /// <summary>A text that may be absent but must fit its column and hold no control characters.</summary>
    public static Refusal? OptionalText(string field, string? value, int max)
    {
        if (value is null) return null;
        if (value.Length > max) return Refusal.Of(TooLong, ("field", field), ("max", Invariant(max)));
        return value.Any(char.IsControl) ? Wrong(field, "…", "no-control") : null;
    }

    /// <summary>A number within limits, both included.</summary>
    public static Refusal? Range(string field, int value, int min, int max) => value >= min && value <= max
        ? null
        : Refusal.Of(OutOfRange, ("field", field), ("value", Invariant(value)), ("min", Invariant(min)), ("max", Invariant(max)));

    /// <summary>A short name of lower-case letters, digits and hyphens that starts with a letter, for example <c>repair</c>.</summary>
    public static Refusal? ShortName(string field, string? value, int max) =>
        Text(field, value, max) ?? (IsShortName(value!) ? null : Wrong(field, value!, "short-name"));

    /// <summary>A telephone number as a trunk delivers it: 3 to 15 digits, an optional plus in front.</summary>
    public static Refusal? Number(string field, string? value) =>
        Text(field, value, 16) ?? (IsDigits(value!.TrimStart('+'), 3, 15) && value.LastIndexOf('+') <= 0 ? null : Wrong(field, value, "number"));

    /// <summary>The refusal of a value whose form is another.</summary>
    public static Refusal Wrong(string field, string value, string allowed) => Refusal.Of(WrongForm, ("field", field), ("value", value), ("allowed", allowed));

    /// <summary>The refusal of a value that another row has.</summary>
    public static Refusal IsTaken(string field, string value) => Refusal.Of(Taken, ("field", field), ("value", value));

    /// <summary>The refusal of a value that names nothing.</summary>
    public static Refusal IsUnknown(string field, string value) => Refusal.Of(Unknown, ("field", field), ("value", value));

    /// <summary>Whether a text is so many ASCII digits.</summary>
    public static bool IsDigits(string text, int min, int max) => text.Length >= min && text.Length <= max && text.All(char.IsAsciiDigit);

    internal static string Invariant(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static bool IsShortName(string value) =>
        char.IsAsciiLetterLower(value[0]) && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-');
}
