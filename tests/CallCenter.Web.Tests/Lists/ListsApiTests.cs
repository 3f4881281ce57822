using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.Web.Tests.Host;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Lists;

[Collection(HostTests.Name)]
public sealed class ListsApiTests(RunningHost host)
{
    private const string Gold = """{"all":[{"field":"tier","op":"is","values":["gold"]},{"field":"createdAt","op":"filled"}]}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_IsSaved_Used_Changed_DeletedAndBroughtBack()
    {
        using var supervisor = await host.ProgramAsync(Roles.Supervisor);
        var name = "金牌 " + Guid.NewGuid().ToString("N")[..8];
        var made = await SendAsync(supervisor, HttpMethod.Post, "lists", new { subject = "customers", name, query = JsonSerializer.Deserialize<JsonElement>(Gold) }, HttpStatusCode.Created);
        var id = made.GetProperty("id").GetString();
        (made.GetProperty("isMine").GetBoolean(), made.GetProperty("version").GetInt32()).ShouldBe((true, 1));
        await SendAsync(supervisor, HttpMethod.Post, "lists", new { subject = "customers", name, query = JsonSerializer.Deserialize<JsonElement>(Gold) }, HttpStatusCode.Conflict);

        var gold = await SendAsync(supervisor, HttpMethod.Get, $"customers?list={id}&limit=200", null, HttpStatusCode.OK);
        gold.GetProperty("items").EnumerateArray().ShouldAllBe(c => c.GetProperty("tier").GetString() == "gold");
        gold.GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0);
        var same = await SendAsync(supervisor, HttpMethod.Get, $"customers?query={Uri.EscapeDataString(Gold)}&limit=200", null, HttpStatusCode.OK);
        same.GetProperty("items").GetArrayLength().ShouldBe(gold.GetProperty("items").GetArrayLength());
        await SendAsync(supervisor, HttpMethod.Get, $"tickets?list={id}", null, HttpStatusCode.NotFound);
        using (var agent = await host.ProgramAsync(Roles.Agent))
        {
            await SendAsync(agent, HttpMethod.Get, $"lists/{id}", null, HttpStatusCode.NotFound);
            (await SendAsync(agent, HttpMethod.Post, "lists", new { subject = "customers", name, query = JsonSerializer.Deserialize<JsonElement>(Gold), audience = "role", audienceName = "agent" }, HttpStatusCode.Conflict)).GetProperty("rule").GetString().ShouldBe("SavedListMayNotBeShared");
            await SendAsync(supervisor, HttpMethod.Patch, $"lists/{id}", new { version = 1, audience = "role", audienceName = "agent" }, HttpStatusCode.OK);
            (await SendAsync(agent, HttpMethod.Get, $"lists/{id}", null, HttpStatusCode.OK)).GetProperty("isMine").GetBoolean().ShouldBeFalse();
            (await SendAsync(agent, HttpMethod.Post, $"lists/{id}/transitions", new { to = "deleted" }, HttpStatusCode.Conflict)).GetProperty("rule").GetString().ShouldBe("SavedListIsNotYours");
        }

        await SendAsync(supervisor, HttpMethod.Post, $"lists/{id}/transitions", new { to = "deleted" }, HttpStatusCode.NoContent);
        await SendAsync(supervisor, HttpMethod.Get, $"customers?list={id}", null, HttpStatusCode.NotFound);
        await SendAsync(supervisor, HttpMethod.Post, $"lists/{id}/transitions", new { to = "restored" }, HttpStatusCode.NoContent);
        (await SendAsync(supervisor, HttpMethod.Get, "lists?subject=customers", null, HttpStatusCode.OK)).GetProperty("items").EnumerateArray().ShouldContain(l => l.GetProperty("id").GetString() == id);
        await SendAsync(supervisor, HttpMethod.Post, $"lists/{id}/transitions", new { to = "deleted" }, HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("tickets", """{"field":"status","op":"is","values":["open"]}""", HttpStatusCode.OK)]
    [InlineData("units", """{"any":[{"field":"state","op":"is","values":["inUse"]},{"field":"coverageEnds","op":"nextDays","values":["365"]}]}""", HttpStatusCode.OK)]
    [InlineData("tickets", """{"field":"status","op":"is","values":["nowhere"]}""", HttpStatusCode.BadRequest)]
    [InlineData("units", "nonsense", HttpStatusCode.BadRequest)]
    [InlineData("customers", """{"field":"phone","op":"endsWith","values":["8000"]}""", HttpStatusCode.BadRequest)]
    public async Task Query_OfAProgramWithoutReveal_IsAnsweredOrRefused(string list, string query, HttpStatusCode status)
    {
        using var parts = await host.ProgramAsync(Roles.Parts);
        await SendAsync(parts, HttpMethod.Get, $"{list}?query={Uri.EscapeDataString(query)}", null, status);
    }

    [Theory]
    [InlineData("customers")]
    [InlineData("tickets")]
    [InlineData("units")]
    public async Task Export_NamesWhoWhenAndTheFilter(string list)
    {
        using var supervisor = await host.ProgramAsync(Roles.Supervisor);
        var query = Uri.EscapeDataString("""{"field":"number","op":"filled"}""".Replace("number", list == "units" ? "serial" : "number", StringComparison.Ordinal));
        using var csv = await supervisor.GetAsync(Path($"{list}/export?format=csv&query={query}&culture=en"), Ct);
        csv.StatusCode.ShouldBe(HttpStatusCode.OK, await csv.Content.ReadAsStringAsync(Ct));
        csv.Content.Headers.ContentDisposition!.FileName!.ShouldContain(list);
        var lines = (await csv.Content.ReadAsStringAsync(Ct)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[^4..].ShouldAllBe(l => l.StartsWith("# ", StringComparison.Ordinal));
        lines[^4].ShouldContain("test-supervisor");
        lines[^1].ShouldContain((lines.Length - 5).ToString(System.Globalization.CultureInfo.InvariantCulture));
        using var xlsx = await supervisor.GetAsync(Path($"{list}/export?format=xlsx&query={query}"), Ct);
        xlsx.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var wrong = await supervisor.GetAsync(Path($"{list}/export?format=pdf"), Ct);
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task ApprovalsAndServiceLevels_AreListed()
    {
        using var manager = await host.ProgramAsync(Roles.Manager);
        await SendAsync(manager, HttpMethod.Get, "approvals?state=open&limit=5", null, HttpStatusCode.OK);
        await SendAsync(manager, HttpMethod.Get, "approvals?state=lost", null, HttpStatusCode.BadRequest);
        using var agent = await host.ProgramAsync(Roles.Agent);
        await SendAsync(agent, HttpMethod.Get, "approvals", null, HttpStatusCode.Forbidden);
        var levels = await SendAsync(agent, HttpMethod.Get, "service-levels", null, HttpStatusCode.OK);
        var code = levels.GetProperty("items")[0].GetProperty("code").GetString();
        await SendAsync(agent, HttpMethod.Get, $"service-levels/{code}/history", null, HttpStatusCode.OK);
        await SendAsync(agent, HttpMethod.Get, "service-levels/nothing/history", null, HttpStatusCode.NotFound);
    }

    private static Uri Path(string path) => new("/api/v1/" + path, UriKind.Relative);

    private static async Task<JsonElement> SendAsync(HttpClient client, HttpMethod method, string path, object? body, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(method, Path(path));
        if (body is not null)
            request.Content = JsonContent.Create(body);
        using var answer = await client.SendAsync(request, Ct);
        answer.StatusCode.ShouldBe(status, await answer.Content.ReadAsStringAsync(Ct));
        return status == HttpStatusCode.NoContent ? default : await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }
}
