using System.Text.Json;
using System.Text.Json.Serialization;

namespace Persistence.Conventions;

internal sealed class TypedIdJsonConverter<T>(Func<T, Guid> toGuid, Func<Guid, T> fromGuid) : JsonConverter<T>
    where T : struct
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => fromGuid(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(toGuid(value));
}
