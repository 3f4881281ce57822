namespace Crm.Domain.PhoneNumbers;

/// <summary>A telephone number after normalisation: what it is, its one spelling, and the text it came from.</summary>
/// <param name="Kind">What the digits prove.</param>
/// <param name="E164">The number as <c>+</c> and digits, or null when the kind has no such form (short codes, extensions, hidden and unreadable numbers).</param>
/// <param name="Extension">Digits to dial after the line answers, or null.</param>
/// <param name="Display">Grouped for people; not masked: show it only where the right to see it was checked.</param>
/// <param name="Raw">The text as received, unchanged.</param>
public sealed record PhoneNumber(PhoneKind Kind, string? E164, string? Extension, string Display, string Raw)
{
    /// <summary>Reads a number without guessing: what cannot be proved is <see cref="PhoneKind.Invalid"/> with the raw text kept.</summary>
    public static PhoneNumber Normalize(string? raw, PhoneSource source) => PhoneNumberReader.Read(raw ?? "", source);

    /// <summary>True when a call to this number can be placed over a trunk.</summary>
    public bool IsDialable => E164 is not null || Kind is PhoneKind.ShortCode or PhoneKind.Emergency;

    /// <summary>Hides the middle of a number: <c>138****8000</c>, <c>0532****9999</c>.</summary>
    /// <param name="e164">A number in E.164, or any digits.</param>
    public static string Mask(string? e164)
    {
        if (string.IsNullOrEmpty(e164)) return "";
        var national = e164.StartsWith("+86", StringComparison.Ordinal) ? ChineseNumberingPlan.NationalForm(e164[3..]) : e164;
        if (national.Length < 7) return new string('*', national.Length);
        var head = national.StartsWith('0') && national[1] > '2' ? 4 : 3;
        return string.Concat(national.AsSpan(0, head), "****", national.AsSpan(national.Length - Math.Min(4, national.Length - head)));
    }

    /// <summary>Masked, so that a number can never leak through a log or an exception.</summary>
    public override string ToString() => $"{Kind} {Mask(E164)}".TrimEnd();
}
