using System.Globalization;

namespace KnowledgeBase.Articles;

/// <summary>A Markdown file with a head of <c>key: value</c> rows between two rows of three hyphens.</summary>
internal sealed class FrontMatter
{
    private const string Fence = "---";
    private readonly string name;
    private readonly Dictionary<string, string> values;

    private FrontMatter(string name, Dictionary<string, string> values, string body) => (this.name, this.values, Body) = (name, values, body);

    /// <summary>What follows the head.</summary>
    public string Body { get; }

    /// <summary>A value that must be there.</summary>
    public string this[string key] => values.TryGetValue(key, out var value) && value.Length > 0
        ? value
        : throw Wrong($"'{key}' is missing");

    public static FrontMatter Parse(string name, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = Array.IndexOf(lines, Fence, 1);
        if (lines[0] != Fence || end < 0) throw new InvalidDataException($"{name}: no head between two rows of '{Fence}'.");
        Dictionary<string, string> head = new(StringComparer.Ordinal);
        foreach (var line in lines[1..end])
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || !head.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim()))
                throw new InvalidDataException($"{name}: '{line}' is not a new 'key: value'.");
        }

        return new FrontMatter(name, head, string.Join('\n', lines[(end + 1)..]).Trim() + "\n");
    }

    /// <summary>A list with commas; the key must be there, the list may be empty.</summary>
    public ImmutableArray<string> List(string key) => values.TryGetValue(key, out var value)
        ? [.. value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
        : throw Wrong($"'{key}' is missing");

    public bool YesOrNo(string key) => this[key] switch
    {
        "yes" => true,
        "no" => false,
        _ => throw Wrong($"'{key}' must be yes or no"),
    };

    public int Number(string key) => int.TryParse(this[key], CultureInfo.InvariantCulture, out var number) ? number : throw Wrong($"'{key}' must be a number");

    public T Choice<T>(string key) where T : struct, Enum =>
        Enum.TryParse<T>(this[key], ignoreCase: true, out var choice) && Enum.IsDefined(choice) ? choice : throw Wrong($"'{key}' is unknown");

    private InvalidDataException Wrong(string what) => new($"{name}: {what}.");
}
