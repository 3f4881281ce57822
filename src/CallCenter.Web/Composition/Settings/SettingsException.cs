namespace CallCenter.Web.Composition.Settings;

/// <summary>A setting that is missing or wrong: stops the start with key, value and what is allowed.</summary>
public sealed class SettingsException : Exception
{
    public SettingsException(string key, string? value, string allowed)
        : base($"Setting '{key}' is {(string.IsNullOrEmpty(value) ? "missing" : $"'{value}'")}; allowed: {allowed}.")
    {
        Key = key;
        Value = value;
        Allowed = allowed;
    }

    /// <summary>The key in colon form, for example <c>Telephony:Sip:Listen:0</c>.</summary>
    public string Key { get; }

    /// <summary>What was found, or null.</summary>
    public string? Value { get; }

    /// <summary>What is allowed, in words.</summary>
    public string Allowed { get; }
}
