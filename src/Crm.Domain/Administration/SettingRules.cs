using System.Globalization;

namespace Crm.Domain.Administration;

/// <summary>What a setting may hold.</summary>
public static class SettingRules
{
    /// <summary>The rule that the value breaks, or null.</summary>
    public static Refusal? Check(SettingDefinition definition, string value)
    {
        var field = definition.Key;
        return definition.Kind switch
        {
            SettingKind.Number => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? FieldRules.Range(field, number, definition.Min, definition.Max)
                : FieldRules.Wrong(field, value, "whole-number"),
            SettingKind.Text => FieldRules.OptionalText(field, value, definition.Max) ?? definition.Rule?.Invoke(value),
            SettingKind.Flag => value is "true" or "false" ? null : FieldRules.Wrong(field, value, "flag"),
            SettingKind.Time => IsTime(value) ? null : FieldRules.Wrong(field, value, "time"),
            SettingKind.Choice => definition.Allowed.Contains(value) ? null : FieldRules.Wrong(field, value, string.Join(", ", definition.Allowed)),
            _ => throw new ArgumentOutOfRangeException(nameof(definition), definition.Kind, "Not a kind of setting."),
        };
    }

    /// <summary>The rule that two times break together, or null; both are right by themselves.</summary>
    /// <param name="definition">Which setting is changed.</param>
    /// <param name="value">To what.</param>
    /// <param name="valueOf">The value in force of another setting, by key.</param>
    public static Refusal? CheckOrder(SettingDefinition definition, string value, Func<string, string> valueOf)
    {
        // HH:mm sorts as it reads.
        if (definition.Before is { } later && string.CompareOrdinal(value, valueOf(later)) >= 0) return FieldRules.Wrong(definition.Key, value, "before-closing");
        return definition.After is { } earlier && string.CompareOrdinal(value, valueOf(earlier)) <= 0 ? FieldRules.Wrong(definition.Key, value, "after-opening") : null;
    }

    private static bool IsTime(string value) => TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
