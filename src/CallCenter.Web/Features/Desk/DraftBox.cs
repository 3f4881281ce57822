using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;

namespace CallCenter.Web.Features.Desk;

/// <summary>A form as the store keeps it: closed with the keys in <c>Data:Directory/keys</c>, since it holds what a customer said.</summary>
internal sealed class DraftBox(IDataProtectionProvider protection)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly IDataProtector _protector = protection.CreateProtector("AfterSales.DeskDraft.v1");

    /// <summary>What may be stored.</summary>
    public string Close(DeskDraft draft) => _protector.Protect(JsonSerializer.Serialize(draft, Json));

    /// <summary>The form, or null when the keys that closed it are gone or it is of another age.</summary>
    public DeskDraft? Open(string closed)
    {
        try
        {
            return JsonSerializer.Deserialize<DeskDraft>(_protector.Unprotect(closed), Json);
        }
        catch (Exception broken) when (broken is CryptographicException or JsonException)
        {
            return null;
        }
    }
}
