using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.Web.Api;
using CallCenter.Web.Features.Spreadsheets;
using CallCenter.Web.Tests.Host;
using Microsoft.Extensions.DependencyInjection;
using Persistence.Administration;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Customers;

[Collection(HostTests.Name)]
public sealed class CustomersApiTests(RunningHost host)
{
    private static int _numbers;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("customers")]
    [InlineData("customers/C-0000001")]
    [InlineData("customers/export")]
    [InlineData("search?q=zhou")]
    public async Task Api_WithoutAToken_Answers401(string path)
    {
        using var client = await host.ProgramAsync(null);
        using var answer = await client.GetAsync(Path(path), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("customers?tier=platinum", "tier")]
    [InlineData("customers?kind=cat", "kind")]
    [InlineData("customers?region=99", "region")]
    [InlineData("customers?limit=0", "limit")]
    [InlineData("customers/C-0000001/timeline?kind=party", "kind")]
    [InlineData("customers/C-0000001/timeline?after=x", "after")]
    [InlineData("search?q=1", "q")]
    [InlineData("search?q=zhou&limit=51", "limit")]
    [InlineData("customers/export?format=pdf", "format")]
    public async Task Query_Wrong_NamesTheField(string path, string field)
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        using var answer = await client.GetAsync(Path(path), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("field").GetString().ShouldBe(field);
    }

    [Fact]
    public async Task Customer_IsCreatedChangedAndRead_MaskedUnlessThereIsARightAndAReason()
    {
        var number = Mobile();
        var made = await CreateAsync("仇英", number);
        var id = made.GetProperty("number").GetString();
        made.GetProperty("addresses")[0].GetProperty("region").GetString().ShouldBe("山东省青岛市市南区");
        made.GetProperty("phones")[0].GetProperty("number").GetString()!.ShouldContain("****");

        var masked = await GetAsync(Roles.Parts, $"customers/{id}?reveal=verify");
        masked.GetProperty("phones")[0].GetProperty("number").GetString()!.ShouldContain("****");
        masked.GetProperty("addresses")[0].GetProperty("detail").ValueKind.ShouldBe(JsonValueKind.Null);
        var clear = await GetAsync(Roles.Agent, $"customers/{id}?reveal=verify");
        clear.GetProperty("phones")[0].GetProperty("number").GetString().ShouldBe("+86" + number);
        clear.GetProperty("addresses")[0].GetProperty("detail").GetString().ShouldBe("香港中路76号");

        using var changed = await SendAsync(Roles.Agent, HttpMethod.Patch, $"customers/{id}", new { tier = "gold", version = 1 });
        changed.StatusCode.ShouldBe(HttpStatusCode.OK, await changed.Content.ReadAsStringAsync(Ct));
        using var stale = await SendAsync(Roles.Agent, HttpMethod.Patch, $"customers/{id}", new { tier = "silver", version = 1 });
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var problem = await stale.Content.ReadFromJsonAsync<JsonElement>(Ct);
        problem.GetProperty("rule").GetString().ShouldBe("StaleVersion");
        problem.GetProperty("version").GetInt32().ShouldBe(2);
        var conflict = problem.GetProperty("conflicts")[0];
        (conflict.GetProperty("field").GetString(), conflict.GetProperty("mine").GetString(), conflict.GetProperty("theirs").GetString()).ShouldBe(("tier", "Silver", "Gold"));

        var facts = (await GetAsync(Roles.Agent, $"customers/{id}/timeline?kind=change")).GetProperty("items").EnumerateArray().Select(f => f.GetProperty("type").GetString()).ToList();
        facts.ShouldContain("customer.edited");
        facts.ShouldContain("phone.revealed");
        using var refused = await SendAsync(Roles.Parts, HttpMethod.Patch, $"customers/{id}", new { tier = "gold", version = 2 });
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Conflict_OfPlaceAndNumber_IsMasked()
    {
        var id = (await CreateAsync("仇英", Mobile())).GetProperty("number").GetString();
        using var changed = await SendAsync(Roles.Agent, HttpMethod.Patch, $"customers/{id}", new { tier = "gold", version = 1 });
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = new { version = 1, phones = new[] { new { number = "13911112222" } }, addresses = new[] { new { detail = "山东省青岛市市北区辽宁路1号", isDefault = true } } };
        using var stale = await SendAsync(Roles.Agent, HttpMethod.Patch, $"customers/{id}", body);
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var conflicts = (await stale.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("conflicts").EnumerateArray().Select(c => (Field: c.GetProperty("field").GetString()!, Text: $"{c.GetProperty("mine")} {c.GetProperty("theirs")}")).ToList();
        conflicts.ShouldContain(c => c.Field == "phone:139****2222");
        var places = conflicts.Where(c => c.Field.StartsWith("address:", StringComparison.Ordinal)).ToList();
        string.Concat(places.Select(p => p.Text)).ShouldContain("山东省青岛市市南区");
        foreach (var door in new[] { "香港中路", "辽宁路" })
            string.Concat(places).ShouldNotContain(door);
    }

    [Fact]
    public async Task Customer_Wrong_NamesFieldValueAndWhatIsAllowed()
    {
        using var answer = await SendAsync(Roles.Agent, HttpMethod.Post, "customers", new { name = "周", phones = new[] { new { number = "88939999" } } });
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        (problem.GetProperty("field").GetString(), problem.GetProperty("value").GetString(), problem.GetProperty("allowed").GetString()).ShouldBe(("phone", "88939999", "customer-phone"));
    }

    [Fact]
    public async Task List_IsPagedByNumberAndFiltered()
    {
        var first = await GetAsync(Roles.Agent, "customers?limit=3");
        var next = first.GetProperty("next").GetString();
        var second = await GetAsync(Roles.Agent, $"customers?limit=3&after={next}");
        string.CompareOrdinal(second.GetProperty("items")[0].GetProperty("number").GetString(), next).ShouldBeGreaterThan(0);
        (await GetAsync(Roles.Agent, "customers?tier=gold&limit=20")).GetProperty("items").EnumerateArray().ShouldAllBe(i => i.GetProperty("tier").GetString() == "gold");
        first.GetProperty("items").EnumerateArray().ShouldAllBe(i => i.GetProperty("phone").GetString()!.Contains("****", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_GroupsByKind_AndFindsASurnameByItsOwnReading()
    {
        var number = Mobile();
        var made = await CreateAsync("查良镛" + number[^4..], number);
        var id = made.GetProperty("id").GetString();
        foreach (var text in new[] { number, "+86 " + number, number[^7..], "zhaliangyong", made.GetProperty("name").GetString()!, made.GetProperty("number").GetString()! })
        {
            var found = await GetAsync(Roles.Parts, "search?limit=50&q=" + Uri.EscapeDataString(text));
            var hits = found.GetProperty("groups").EnumerateArray().Single(g => g.GetProperty("kind").GetString() == "customer").GetProperty("hits");
            hits.EnumerateArray().Select(h => h.GetProperty("key").GetString()).ShouldContain(id, text);
            hits.GetRawText().ShouldNotContain(number, customMessage: "masked");
        }

        var ticket = (await GetAsync(Roles.Parts, "tickets?limit=1")).GetProperty("items")[0].GetProperty("number").GetString();
        var group = (await GetAsync(Roles.Parts, $"search?q={ticket}")).GetProperty("groups").EnumerateArray().Single(g => g.GetProperty("kind").GetString() == "ticket");
        group.GetProperty("hits")[0].GetProperty("highlight").GetString().ShouldBe(ticket);
    }

    [Fact]
    public async Task Merge_IsForSupervisors_IsFoundByEitherNumber_AndIsTakenBack()
    {
        var (numberA, numberB) = (Mobile(), Mobile());
        var a = await CreateAsync("甲" + numberA, numberA);
        var b = await CreateAsync("甲" + numberA, numberB);
        var (survivor, merged) = (a.GetProperty("number").GetString(), b.GetProperty("number").GetString());
        (await GetAsync(Roles.Agent, $"customers/{survivor}/duplicates")).GetProperty("items")[0].GetProperty("number").GetString().ShouldBe(merged);

        using var refused = await SendAsync(Roles.Agent, HttpMethod.Post, $"customers/{survivor}/merge", new { from = merged });
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var done = await SendAsync(Roles.Supervisor, HttpMethod.Post, $"customers/{survivor}/merge", new { from = merged });
        done.StatusCode.ShouldBe(HttpStatusCode.OK, await done.Content.ReadAsStringAsync(Ct));
        foreach (var number in new[] { numberA, numberB })
            (await GetAsync(Roles.Agent, "lookup?number=" + number)).GetProperty("candidates")[0].GetRawText().ShouldContain(survivor!);
        (await GetAsync(Roles.Agent, $"customers/{merged}")).GetProperty("mergedInto").GetGuid().ShouldBe(a.GetProperty("id").GetGuid());
        using var twice = await SendAsync(Roles.Supervisor, HttpMethod.Post, $"customers/{survivor}/merge", new { from = merged });
        twice.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await twice.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("rule").GetString().ShouldBe("CustomerIsMerged");

        using var back = await SendAsync(Roles.Supervisor, HttpMethod.Post, $"customers/{merged}/unmerge", new { });
        back.StatusCode.ShouldBe(HttpStatusCode.OK, await back.Content.ReadAsStringAsync(Ct));
        (await GetAsync(Roles.Agent, "lookup?number=" + numberB)).GetProperty("candidates")[0].GetRawText().ShouldContain(merged!);
    }

    [Fact]
    public async Task IdempotencyKey_MakesOneCustomerOfTwoRequests()
    {
        var body = new { name = "重复" + Mobile(), phones = new[] { new { number = Mobile() } } };
        var key = Guid.NewGuid().ToString();
        using var first = await SendAsync(Roles.Agent, HttpMethod.Post, "customers", body, key);
        first.StatusCode.ShouldBe(HttpStatusCode.Created, await first.Content.ReadAsStringAsync(Ct));
        using var again = await SendAsync(Roles.Agent, HttpMethod.Post, "customers", body, key);
        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        again.Headers.GetValues(IdempotentRequests.Replayed).ShouldBe(["true"]);
        again.Headers.Location.ShouldBe(first.Headers.Location);
        (await again.Content.ReadAsStringAsync(Ct)).ShouldBe(await first.Content.ReadAsStringAsync(Ct));
        (await GetAsync(Roles.Agent, "customers?search=" + Uri.EscapeDataString(body.name))).GetProperty("items").GetArrayLength().ShouldBe(1);

        using var other = await SendAsync(Roles.Agent, HttpMethod.Post, "customers", new { name = "别人" }, key);
        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var supervisors = await SendAsync(Roles.Supervisor, HttpMethod.Post, "customers", new { name = "" }, key);
        supervisors.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "a key belongs to who asked");
        using var refused = await SendAsync(Roles.Parts, HttpMethod.Post, "customers", body, key);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden, "a key gives no right");
        using var tooLong = await SendAsync(Roles.Agent, HttpMethod.Post, "customers", body, new string('k', 200));
        tooLong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Export_IsForThoseWithTheRight_MaskedLoggedAndWithoutFormulas()
    {
        var number = Mobile();
        await CreateAsync("=HYPERLINK(\"http://x\")" + number, number);
        using var agent = await host.ProgramAsync(Roles.Agent);
        using var refused = await agent.GetAsync(Path("customers/export"), Ct);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        using var supervisor = await host.ProgramAsync(Roles.Supervisor);
        using var csv = await supervisor.GetAsync(Path("customers/export?format=csv&search=" + number), Ct);
        csv.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var text = await csv.Content.ReadAsStringAsync(Ct);
        text.ShouldContain("'=HYPERLINK");
        text.ShouldNotContain("\n=");
        text.ShouldContain("****");

        using var xlsx = await supervisor.GetAsync(Path("customers/export?format=xlsx&search=" + number), Ct);
        xlsx.Content.Headers.ContentType!.MediaType.ShouldBe(Workbook.ContentType);
        using var zip = new ZipArchive(new MemoryStream(await xlsx.Content.ReadAsByteArrayAsync(Ct)));
        using var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var sheet = await reader.ReadToEndAsync(Ct);
        sheet.Replace("&quot;", "\"", StringComparison.Ordinal).ShouldContain("=HYPERLINK(\"http://x\")");
        sheet.ShouldNotContain(":f>");
        sheet.ShouldNotContain("<f>");
        sheet.ShouldContain("****");
        var audit = await host.Services.GetRequiredService<AuditQuery>().ListAsync(new AuditFilter(Command: "customers.exported"), 5, null, Ct);
        audit.Select(a => (a.Subject, a.After)).ShouldContain(("customers:xlsx", "1"));
    }

    private static Uri Path(string path) => new("/api/v1/" + path, UriKind.Relative);

    // A range of its own: other tests share the house and its customers.
    private static string Mobile() => "1999" + (1_000_000 + Interlocked.Increment(ref _numbers)).ToString(CultureInfo.InvariantCulture);

    private async Task<JsonElement> CreateAsync(string name, string phone)
    {
        var body = new { name, phones = new[] { new { number = phone, purpose = "personal" } }, addresses = new[] { new { detail = "山东省青岛市市南区香港中路76号", isDefault = true } } };
        using var answer = await SendAsync(Roles.Agent, HttpMethod.Post, "customers", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private async Task<JsonElement> GetAsync(string role, string path)
    {
        using var client = await host.ProgramAsync(role);
        using var answer = await client.GetAsync(Path(path), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private async Task<HttpResponseMessage> SendAsync(string role, HttpMethod method, string path, object body, string? key = null)
    {
        using var client = await host.ProgramAsync(role);
        using var request = new HttpRequestMessage(method, Path(path)) { Content = JsonContent.Create(body) };
        if (key is not null)
            request.Headers.Add(IdempotentRequests.Header, key);
        return await client.SendAsync(request, Ct);
    }
}
