using System.Collections.Immutable;
using System.Text.Json;

namespace CallCenter.Web.Features.Me;

/// <summary>A person's own keys: default chord → own chord. Pure; the account keeps them (<see cref="OwnSettings"/>), the browser applies them (ui/own-keys.js).</summary>
/// <param name="Table">What was moved; a default that is not in it holds.</param>
internal sealed record OwnKeys(ImmutableSortedDictionary<string, string> Table)
{
    /// <summary>Nothing moved.</summary>
    public static OwnKeys None { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>What browsers and systems keep for themselves: pressing it would close, reload or leave the page.</summary>
    private static readonly string[] Taken =
    [
        "Control+W", "Control+Shift+W", "Control+T", "Control+Shift+T", "Control+N", "Control+Shift+N", "Control+R", "F5", "Control+F5", "Control+L", "Control+Q", "Control+Tab", "F6", "F11", "F12",
        "Control+C", "Control+V", "Control+X", "Control+A", "Control+Z", "Alt+F4", "Alt+ArrowLeft", "Alt+ArrowRight", "Alt+D", "Escape", "Enter", "Tab", "Space", "Backspace", "Delete",
        "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown", "Process", "Unidentified", "Dead",
    ];

    /// <summary>The chord that presses what the default names.</summary>
    public string Of(string chord) => Table.GetValueOrDefault(chord, chord);

    /// <summary>Puts a default elsewhere. Refused when the browser needs the chord, when it already means something else, or when it is no key.</summary>
    /// <param name="chord">The default.</param>
    /// <param name="own">What is to press it; the default itself puts it back.</param>
    /// <returns>The new table, or why not: <c>taken</c>, <c>clash</c> (with the default that has it) or <c>unknown</c>.</returns>
    public (OwnKeys? Keys, string? Fault, string? With) Put(string chord, string own)
    {
        if (KeyChoice.All.All(k => k.Default != chord) || own.Length is 0 or > 40 || own.Any(char.IsWhiteSpace) || own.EndsWith('+') && own != "+")
            return (null, "unknown", null);
        if (own == chord)
            return (new OwnKeys(Table.Remove(chord)), null, null);
        if (Taken.Contains(own, StringComparer.Ordinal))
            return (null, "taken", null);
        if (KeyChoice.All.FirstOrDefault(k => k.Default != chord && Of(k.Default) == own) is { } other)
            return (null, "clash", other.Default);
        return (new OwnKeys(Table.SetItem(chord, own)), null, null);
    }

    /// <summary>As the browser keeps it.</summary>
    public string ToJson() => JsonSerializer.Serialize(Table);

    /// <summary>Reads what the browser kept; what is not ours or would be refused now is left out.</summary>
    public static OwnKeys FromJson(string? json)
    {
        if (string.IsNullOrEmpty(json) || json.Length > 4_000)
            return None;
        try
        {
            var kept = None;
            foreach (var (chord, own) in JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [])
                kept = own is null ? kept : kept.Put(chord, own).Keys ?? kept;
            return kept;
        }
        catch (JsonException)
        {
            return None;
        }
    }
}
