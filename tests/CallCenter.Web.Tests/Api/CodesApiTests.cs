using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.Web.Tests.Host;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Api;

[Collection(HostTests.Name)]
public sealed class CodesApiTests(RunningHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Codes_ForAnybodySignedIn_AreListedByTable()
    {
        using var client = await host.ProgramAsync(Roles.Agent);
        var page = await client.GetFromJsonAsync<JsonElement>("/api/v1/codes?group=disposition&active=true", Ct);
        page.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("code").GetString()).ShouldContain("wrong-number");
        using var wrong = await client.GetAsync(new Uri("/api/v1/codes?group=colours", UriKind.Relative), Ct);
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await wrong.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("field").GetString().ShouldBe("group");
    }

    [Fact]
    public async Task Codes_AreMadeAndChangedByAdministratorsOnly_GuardedByTheirVersion()
    {
        using var agent = await host.ProgramAsync(Roles.Agent);
        using var admin = await host.ProgramAsync(Roles.Administrator);
        var body = new { group = "condition", code = "api-1", nameZh = "接口", nameEn = "From the API" };
        (await agent.PostAsJsonAsync("/api/v1/codes", body, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await admin.PostAsJsonAsync("/api/v1/codes", body, Ct)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await Rule(await admin.PostAsJsonAsync("/api/v1/codes", body, Ct))).ShouldBe("FieldTaken");

        using var changed = await admin.PatchAsJsonAsync("/api/v1/codes/condition/api-1", new { nameEn = "Renamed", version = 1 }, Ct);
        var code = await changed.Content.ReadFromJsonAsync<JsonElement>(Ct);
        (code.GetProperty("nameEn").GetString(), code.GetProperty("nameZh").GetString(), code.GetProperty("version").GetInt32()).ShouldBe(("Renamed", "接口", 2));
        (await Rule(await admin.PatchAsJsonAsync("/api/v1/codes/condition/api-1", new { isActive = false, version = 1 }, Ct))).ShouldBe("StaleVersion");
        (await admin.PatchAsJsonAsync("/api/v1/codes/condition/none", new { version = 1 }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var wrong = await admin.PostAsJsonAsync("/api/v1/codes", new { group = "condition", code = "a b", nameZh = "x", nameEn = "x" }, Ct);
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await wrong.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("value").GetString().ShouldBe("a b");
    }

    [Fact]
    public async Task AuditFile_IsForAdministrators_AndSafeForSpreadsheets()
    {
        var (browser, _) = await host.BrowserAsync("admin");
        using (browser)
        {
            var csv = await browser.GetStringAsync(new Uri("/admin/audit.csv?subject=token:", UriKind.Relative), Ct);
            csv.TrimStart('\uFEFF').ShouldStartWith("at,actor,workstation,command,subject,before,after\r\n");
        }

        var (agent, _) = await host.BrowserAsync("agent19");
        using (agent)
            (await agent.GetAsync(new Uri("/admin/audit.csv", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        Features.Spreadsheets.CsvCell.Quoted("=1+1\"").ShouldBe("\"'=1+1\"\"\"");
    }

    private static async Task<string?> Rule(HttpResponseMessage answer)
    {
        using (answer)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            return (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("rule").GetString();
        }
    }
}
