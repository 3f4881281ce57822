using System.Collections.Immutable;

namespace Telephony.Media.Recording;

/// <summary>The master keys that are given: the first one seals what is new, all open what is there.</summary>
public sealed class RecordingKeys
{
    /// <summary>Ten years of monthly keys, generously.</summary>
    private const int Maximum = 200;

    private readonly ImmutableArray<RecordingKey> _keys;

    /// <exception cref="FormatException">Two have one name, or there are too many.</exception>
    public RecordingKeys(IEnumerable<RecordingKey> keys)
    {
        _keys = [.. keys];
        if (_keys.Length > Maximum)
            throw new FormatException($"At most {Maximum} recording keys are read.");
        if (_keys.GroupBy(k => k.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new FormatException($"Two recording keys are named '{twice.Key}'.");
    }

    /// <summary>None: nothing is sealed, nothing sealed can be opened.</summary>
    public static RecordingKeys None { get; } = new([]);

    /// <summary>Seals what is new; null when there is no key at all.</summary>
    public RecordingKey? Current => _keys.IsEmpty ? null : _keys[0];

    /// <summary>Names, the current one first.</summary>
    public IEnumerable<string> Ids => _keys.Select(k => k.Id);

    /// <summary>Reads lines of <c>name:base64</c>; empty lines and lines that begin with # are left out, ';' ends a line too.</summary>
    /// <exception cref="FormatException">A line is no key. The message holds no part of a key.</exception>
    public static RecordingKeys Parse(string text)
    {
        var keys = new List<RecordingKey>();
        foreach (var line in text.Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('#'))
                continue;
            var parts = line.Split(':', 2);
            var value = new byte[RecordingKey.Length * 2];
            if (parts.Length != 2 || !Convert.TryFromBase64String(parts[1], value, out var length))
                throw new FormatException($"Recording key {keys.Count + 1} is not written as name:base64.");
            keys.Add(new RecordingKey(parts[0], value.AsSpan(0, length)));
        }

        return new RecordingKeys(keys);
    }

    /// <summary>The key of this name, or null.</summary>
    public RecordingKey? Find(string id) => _keys.FirstOrDefault(k => k.Id == id);
}
