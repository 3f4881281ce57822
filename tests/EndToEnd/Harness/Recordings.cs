using System.Text.Json;
using AfterSales.Tests.Shared;

namespace EndToEnd.Harness;

/// <summary>Recordings as the product gives them out.</summary>
public static class Recordings
{
    /// <summary>The newest closed recording, decoded.</summary>
    public static async Task<TestWav> NewestAsync(Desk listener, Product product, string state = "closed")
    {
        var item = await Wait.ForAsync<object>(
            async () =>
            {
                var items = (await listener.GetAsync("/api/v1/recordings?limit=1")).GetProperty("items");
                return items.GetArrayLength() > 0 && items[0].GetProperty("state").GetString() == state ? items[0] : null;
            },
            "a recording that is " + state);
        var started = ((JsonElement)item).GetProperty("startedAt").GetDateTimeOffset();
        var id = ((JsonElement)item).GetProperty("id").GetGuid();
        return TestWav.Read(Path.Combine(product.RecordingsDirectory, $"{started:yyyy}", $"{started:MM}", $"{started:dd}", $"{id:N}.wav"));
    }
}
