using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Telephony.Ivr.Flows;

namespace Persistence.Floor;

/// <summary>A flow as text: what the store keeps, and what is exported and imported.</summary>
public static class FlowJson
{
    /// <summary>Characters of one flow: a hundred nodes with ten prompts each stay far below.</summary>
    public const int Longest = 200_000;

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The flow as text.</summary>
    public static string Write(IvrFlow flow) => JsonSerializer.Serialize(flow, s_options);

    /// <summary>The flow of a text, or null when it is none.</summary>
    public static IvrFlow? Read(string? json)
    {
        if (json is null || json.Length > Longest) return null;
        try
        {
            return JsonSerializer.Deserialize<IvrFlow>(json, s_options) is { Id: not null, Start: not null, Nodes.IsDefault: false } flow
                ? flow with { Nodes = [.. flow.Nodes.Where(n => n is { Id: not null }).Select(Whole)] }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What stands as null in the text is empty.</summary>
    private static FlowNode Whole(FlowNode node) => node with
    {
        Prompts = node.Prompts.IsDefault ? [] : [.. node.Prompts.Where(p => p is not null)],
        Next = node.Next is null
            ? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
            : node.Next.WithComparers(StringComparer.Ordinal),
    };
}
