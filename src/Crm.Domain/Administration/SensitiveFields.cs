namespace Crm.Domain.Administration;

/// <summary>Fields of the desk's form that an administrator may mark as sensitive: while one has the focus nothing is recorded.</summary>
public static class SensitiveFields
{
    /// <summary>The names that may be marked; parted by commas in the setting.</summary>
    public static ImmutableArray<string> Known { get; } = ["customer", "phone", "region", "contact", "address", "description"];

    /// <summary>The marked names.</summary>
    /// <param name="value">The setting's value.</param>
    public static string[] Split(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>Why the value cannot be, or null.</summary>
    /// <param name="field">The setting's key.</param>
    /// <param name="value">What was typed.</param>
    public static Refusal? Check(string field, string value) =>
        Split(value).FirstOrDefault(name => !Known.Contains(name)) is { } unknown ? FieldRules.IsUnknown(field, unknown) : null;
}
