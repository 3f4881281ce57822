using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Crm.Domain.Administration;
using Persistence.Conventions;
using Telephony.Distribution;

namespace Persistence.Floor;

/// <summary>Parts of a queue's plan as columns: a nested value that is read as a whole is one JSON text.</summary>
internal static class PlanJson
{
    private static readonly JsonSerializerOptions Options = new(StoreJson.Options)
    {
        IgnoreReadOnlyProperties = true,
        Converters = { new NameConverter<AgentId>(id => id.Value, value => new AgentId(value)), new NameConverter<QueueId>(id => id.Value, value => new QueueId(value)) },
    };

    /// <summary>The column's text.</summary>
    public static string Write<T>(T part) => JsonSerializer.Serialize(part, Options);

    /// <summary>The part, or what holds for a row from before the column.</summary>
    public static T Read<T>(string? text, T otherwise) => string.IsNullOrEmpty(text) ? otherwise : JsonSerializer.Deserialize<T>(text, Options) ?? otherwise;

    /// <summary>Draft and ways as one flat object, so that the audit shows field by field what changed.</summary>
    public static string Audit(QueueDraft draft, QueueWays ways)
    {
        var whole = JsonSerializer.SerializeToNode(draft, Options)!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(ways, Options)!.AsObject())
            whole[name] = value?.DeepClone();
        return whole.ToJsonString(Options);
    }

    private sealed class NameConverter<T>(Func<T, string> write, Func<string, T> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }
}
