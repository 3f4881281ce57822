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

    /// <summary>What may be stored.</summary>
    public string Close<TDraft>(TDraft draft)
        where TDraft : class, IDraft => Protector<TDraft>().Protect(JsonSerializer.Serialize(draft, Json));

    /// <summary>The form, or null when it is of another kind or age, or the keys that closed it are gone.</summary>
    public TDraft? Open<TDraft>(string closed)
        where TDraft : class, IDraft
    {
        try
        {
            return JsonSerializer.Deserialize<TDraft>(Protector<TDraft>().Unprotect(closed), Json);
        }
        catch (Exception broken) when (broken is CryptographicException or JsonException)
        {
            return null;
        }
    }

    // Each kind has a purpose of its own: what one closed no other opens.
    private IDataProtector Protector<TDraft>()
        where TDraft : class, IDraft => protection.CreateProtector(TDraft.Purpose);
}
