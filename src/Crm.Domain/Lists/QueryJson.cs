using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Crm.Domain.Administration;

namespace Crm.Domain.Lists;

/// <summary>A query as JSON: <c>{"all":[…]}</c>, <c>{"any":[…]}</c>, <c>{"field":"status","op":"is","values":["open"]}</c>.</summary>
public static class QueryJson
{
    /// <summary>Longest text of a query: it must fit into an address.</summary>
    public const int Longest = 4000;

    // An address may hold it, so that a list can be sent to a colleague.
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 16, CommentHandling = JsonCommentHandling.Disallow };

    /// <summary>Reads and checks a query.</summary>
    /// <param name="subject">Of which list.</param>
    /// <param name="json">The text.</param>
    /// <param name="mayReveal">Whether who asks may see masked values in clear.</param>
    /// <returns>The query in its tidy form, or why it cannot be.</returns>
    public static (QueryNode? Query, Refusal? Refusal) Read(ListSubject subject, string json, bool mayReveal)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > Longest) return (null, Refusal.Of(FieldRules.TooLong, ("field", "query"), ("max", FieldRules.Invariant(Longest))));
        try
        {
            using var document = JsonDocument.Parse(json, Reading);
            if (Node(document.RootElement, 1) is not { } read) return (null, Wrong());
            var tidy = QueryRules.Tidy(subject, read);
            return QueryRules.Check(subject, tidy, mayReveal) is [var first, ..] ? (null, first) : (tidy, null);
        }
        catch (JsonException)
        {
            return (null, Wrong());
        }
    }

    /// <summary>Writes a query.</summary>
    public static string Write(QueryNode query)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Format))
            Write(writer, query);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static Refusal Wrong() => FieldRules.Wrong("query", "…", "query-form");

    private static QueryNode? Node(JsonElement element, int depth)
    {
        if (element.ValueKind != JsonValueKind.Object || depth > QueryRules.MostDepth + 1) return null;
        if (element.TryGetProperty("all", out var all)) return Group(true, all, depth);
        if (element.TryGetProperty("any", out var any)) return Group(false, any, depth);
        if (Text(element, "field") is not { } field || Text(element, "op") is not { Length: > 0 } op) return null;
        if (!char.IsAsciiLetter(op[0]) || !Enum.TryParse<QueryOperator>(op, ignoreCase: true, out var known)) return null;
        var values = ImmutableArray.CreateBuilder<string>();
        if (element.TryGetProperty("values", out var given))
        {
            if (given.ValueKind != JsonValueKind.Array) return null;
            foreach (var value in given.EnumerateArray())
            {
                if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)) return null;
                values.Add(value.ToString());
            }
        }

        return new QueryNode.Condition(field, known, values.ToImmutable());
    }

    private static QueryNode.Group? Group(bool all, JsonElement nodes, int depth)
    {
        if (nodes.ValueKind != JsonValueKind.Array) return null;
        var read = ImmutableArray.CreateBuilder<QueryNode>();
        foreach (var node in nodes.EnumerateArray())
        {
            if (Node(node, depth + 1) is not { } inner) return null;
            read.Add(inner);
        }

        return new QueryNode.Group(all, read.ToImmutable());
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static void Write(Utf8JsonWriter writer, QueryNode node)
    {
        writer.WriteStartObject();
        if (node is QueryNode.Group group)
        {
            writer.WriteStartArray(group.All ? "all" : "any");
            foreach (var inner in group.Nodes) Write(writer, inner);
            writer.WriteEndArray();
        }
        else if (node is QueryNode.Condition condition)
        {
            writer.WriteString("field", condition.Field);
            writer.WriteString("op", QueryFields.WordOf(condition.Operator.ToString()));
            if (!condition.Values.IsEmpty)
            {
                writer.WriteStartArray("values");
                foreach (var value in condition.Values) writer.WriteStringValue(value);
                writer.WriteEndArray();
            }
        }

        writer.WriteEndObject();
    }
}
