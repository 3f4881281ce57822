using System.Globalization;

namespace CallCenter.Web.Composition.Verbs;

/// <summary>A verb's words and its <c>--name value</c> options; settings in colon form go to the configuration.</summary>
internal sealed class VerbArguments
{
    private readonly Dictionary<string, string?> _options = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _words = [];
    private readonly List<string> _settings = [];

    /// <summary>Settings of the host that have no section.</summary>
    private static readonly string[] Plain = ["Urls", "environment", "contentRoot", "applicationName"];

    public VerbArguments(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            var text = args[i];
            if (!text.StartsWith("--", StringComparison.Ordinal))
                _words.Add(text);
            else if (IsSetting(text[2..].Split('=', 2)[0]))
                _settings.Add(text);
            else if (text.Split('=', 2) is [var name, var value])
                _options[name[2..]] = value;
            else
                _options[text[2..]] = i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : null;
        }
    }

    /// <summary>Words that are no options, the verb first.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>Options of the configuration, such as <c>--Data:Directory=/srv/x</c>.</summary>
    public string[] Settings => [.. _settings];

    public bool Has(string option) => _options.ContainsKey(option);

    /// <summary>Whether a word such as <c>--dry-run</c> is there. It takes no value: whoever gives one means something that we would not do.</summary>
    public bool Flag(string option) => _options.TryGetValue(option, out var value) && (value is null ? true : throw new VerbException($"Option --{option} takes no value; it is '{value}'."));

    public string Required(string option) =>
        _options.GetValueOrDefault(option) is { Length: > 0 } value ? value : throw new VerbException($"Option --{option} is missing; see 'help'.");

    private static bool IsSetting(string name) => name.Contains(':', StringComparison.Ordinal) || Plain.Contains(name, StringComparer.OrdinalIgnoreCase);

    public int Number(string option, int fallback, int max)
    {
        if (!_options.TryGetValue(option, out var text))
            return fallback;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= max
            ? value
            : throw new VerbException($"Option --{option} is '{text}'; allowed: 0 to {max}.");
    }

    public string Word(int at, string what) => at < _words.Count ? _words[at] : throw new VerbException($"{what} is missing; see 'help'.");

    /// <summary>Refuses what nobody reads, so that a typing error is not silently ignored.</summary>
    public void Only(params string[] known)
    {
        foreach (var option in _options.Keys)
        {
            if (!known.Contains(option, StringComparer.OrdinalIgnoreCase))
                throw new VerbException($"Option --{option} is unknown; known here: {(known.Length == 0 ? "none" : "--" + string.Join(", --", known))}.");
        }
    }
}
