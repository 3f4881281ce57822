using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Crm.Domain.Callbacks;
using Crm.Domain.Catalogue;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;

namespace Persistence.Conventions;

/// <summary>How facts lie as JSON: names in camel case, enum members and ids as text, nothing for null.</summary>
internal static class StoreJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(),
            new TypedIdJsonConverter<CustomerId>(id => id.Value, value => new CustomerId(value)),
            new TypedIdJsonConverter<AddressId>(id => id.Value, value => new AddressId(value)),
            new TypedIdJsonConverter<ModelId>(id => id.Value, value => new ModelId(value)),
            new TypedIdJsonConverter<UnitId>(id => id.Value, value => new UnitId(value)),
            new TypedIdJsonConverter<CallbackId>(id => id.Value, value => new CallbackId(value)),
            new TypedIdJsonConverter<TicketId>(id => id.Value, value => new TicketId(value)),
        },
    };

    /// <summary>Writes a fact by its own type, so that nested cases keep their content.</summary>
    public static string Write(object fact) => JsonSerializer.Serialize(fact, fact.GetType(), Options);
}
