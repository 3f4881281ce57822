using System.Text.Json;
using AfterSales.Tests.Shared;

namespace EndToEnd.Harness;

/// <summary>Recordings as the product gives them out.</summary>
public static class Recordings
{
    private static readonly TimeSpan OfThisRun = TimeSpan.FromMinutes(10);

    /// <summary>The newest recording of this test run, decoded; those of the demo calls are a day old.</summary>
    public static async Task<TestWav> NewestAsync(Desk listener, Product product, string state = "closed")
    {
        var item = await Wait.ForAsync<object>(
            async () =>
            {
                var items = (await listener.GetAsync("/api/v1/recordings?limit=1")).GetProperty("items");
                return items.GetArrayLength() > 0 && items[0].GetProperty("state").GetString() == state
                    && items[0].GetProperty("startedAt").GetDateTimeOffset() > TimeProvider.System.GetUtcNow() - OfThisRun ? items[0] : null;
            },
            "a recording that is " + state);
        return Read(product, (JsonElement)item);
    }

    /// <summary>One recording as a list or a call gives it out, decoded.</summary>
    public static TestWav Read(Product product, JsonElement recording)
    {
        var started = recording.GetProperty("startedAt").GetDateTimeOffset();
        var id = recording.GetProperty("id").GetGuid();
        return TestWav.Read(Path.Combine(product.RecordingsDirectory, $"{started:yyyy}", $"{started:MM}", $"{started:dd}", $"{id:N}.wav"));
    }
}
