using System.Text.Json;
using System.Text.Json.Serialization;

namespace Telephony.Media.Phone;

/// <summary>Source-generated JSON of the phone's messages: strict about depth, lenient about the place of "type".</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    AllowOutOfOrderMetadataProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 4)]
[JsonSerializable(typeof(PhoneMessage))]
internal sealed partial class PhoneJson : JsonSerializerContext;
