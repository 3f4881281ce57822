using System.Text.Json;

namespace CallCenter.Web.Features.Admin;

/// <summary>What a change changed: the fields of two JSON objects that differ. Values that are no objects are one field.</summary>
internal static class AuditDifference
{
    private const string WholeValue = "value";

    public static IEnumerable<(string Field, string? Before, string? After)> Of(string? before, string? after)
    {
        var (old, now) = (Fields(before), Fields(after));
        foreach (var field in old.Keys.Union(now.Keys, StringComparer.Ordinal))
        {
            var (a, b) = (old.GetValueOrDefault(field), now.GetValueOrDefault(field));
            if (a != b)
                yield return (field, a, b);
        }
    }

    private static Dictionary<string, string> Fields(string? json)
    {
        if (json is null)
            return [];
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString(), StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            // A plain text: shown as it is.
        }

        return new Dictionary<string, string>(StringComparer.Ordinal) { [WholeValue] = json };
    }
}
