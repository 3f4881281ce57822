namespace CallCenter.Web.Ui;

/// <summary>A count inside a sentence, which chooses its own words: <c>{0} {0:call|calls}</c> takes the first for one and the second for any other number. The text
/// alone knows the words; a language without plurals writes <c>{0}</c> and no more.</summary>
/// <param name="Number">How many.</param>
public readonly record struct Counted(long Number) : IFormattable
{
    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        format?.IndexOf('|', StringComparison.Ordinal) is >= 0 and var at
            ? Number == 1 ? format[..at] : format[(at + 1)..]
            : Number.ToString(format, formatProvider);
}
