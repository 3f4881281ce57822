using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallCenter.Web.Features.Me;

/// <summary>What a person set for himself at whatever workplace: looks, sounds, keys. Pure; devices are the workplace's and not here.</summary>
/// <param name="Values">The settings that are not as the product has them, each checked.</param>
internal sealed record OwnSettings(JsonObject Values)
{
    /// <summary>Nothing set.</summary>
    public static OwnSettings None => new([]);

    // The word that is left out is the product's own.
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["theme"] = ["light", "dark"],
        ["contrast"] = ["more"],
        ["density"] = ["compact"],
        ["motion"] = ["less"],
    };

    // The value that is left out is the product's own.
    private static readonly Dictionary<string, bool> Switches = new(StringComparer.Ordinal)
    {
        ["singleKeys"] = true,
        ["alertSound"] = false,
    };

    private const string Keys = "keys";

    /// <summary>Reads what the store has; what is not ours or would be refused now is left out.</summary>
    public static OwnSettings FromJson(string? json)
    {
        if (string.IsNullOrEmpty(json))
            return None;
        try
        {
            var kept = None;
            foreach (var (name, value) in JsonNode.Parse(json) as JsonObject ?? [])
                kept = kept.With(name, value) ?? kept;
            return kept;
        }
        catch (JsonException)
        {
            return None;
        }
    }

    /// <summary>As the store keeps it; null for who has set nothing.</summary>
    public string? ToJson() => Values.Count == 0 ? null : Values.ToJsonString();

    /// <summary>Takes several changes, or names the first that cannot be: nothing is taken then.</summary>
    /// <param name="changes">Name → value; null and the empty word put the product's own back.</param>
    public (OwnSettings? Settings, string? Wrong) With(JsonObject changes)
    {
        var next = this;
        try
        {
            foreach (var (name, value) in changes)
            {
                if (next.With(name, value) is not { } taken)
                    return (null, name);
                next = taken;
            }
        }
        catch (ArgumentException)
        {
            // A name that stands there twice: which of the two is meant?
            return (null, "twice");
        }

        return (next, null);
    }

    // Null for what is not a setting or no value of it.
    private OwnSettings? With(string name, JsonNode? value)
    {
        if (Words.TryGetValue(name, out var words))
        {
            var word = value is null ? "" : AsText(value);
            return word is null || (word.Length > 0 && !words.Contains(word, StringComparer.Ordinal)) ? null : Put(name, word.Length == 0 ? null : JsonValue.Create(word));
        }

        if (Switches.TryGetValue(name, out var usual))
        {
            return value?.GetValueKind() switch
            {
                null => Put(name, null),
                JsonValueKind.True or JsonValueKind.False when value.GetValue<bool>() is var on => Put(name, on == usual ? null : JsonValue.Create(on)),
                _ => null,
            };
        }

        return name == Keys ? WithKeys(value) : null;
    }

    private OwnSettings? WithKeys(JsonNode? value)
    {
        if (value is null)
            return Put(Keys, null);
        if (value is not JsonObject table || table.Count > KeyChoice.All.Count || table.Any(k => k.Value is null || AsText(k.Value) is null))
            return null;
        var keys = OwnKeys.FromJson(table.ToJsonString());
        // A key that was refused is told, not silently left out.
        return keys.Table.Count != table.Count ? null : Put(Keys, keys.Table.IsEmpty ? null : JsonNode.Parse(keys.ToJson()));
    }

    private OwnSettings Put(string name, JsonNode? value)
    {
        var next = (JsonObject)Values.DeepClone();
        next.Remove(name);
        if (value is not null)
            next[name] = value;
        return new OwnSettings(next);
    }

    private static string? AsText(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
