using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.Web.Tests.Host;
using Crm.Domain.Customers;
using Crm.Domain.PhoneNumbers;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Customers;
using Persistence.Dispatch;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Sites;

[Collection(HostTests.Name)]
public sealed class ServiceSitesApiTests(RunningHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("service-sites")]
    [InlineData("service-sites/export")]
    [InlineData("technicians")]
    [InlineData("absences")]
    [InlineData("dispatches/candidates?ticket=x")]
    public async Task Api_WithoutAToken_Answers401(string path)
    {
        using var client = await host.ProgramAsync(null);
        using var answer = await client.GetAsync(Path(path), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Site_IsMadeChangedAndRefusedByVersion_AndItsNumberStaysMasked()
    {
        var body = new { nameZh = "那曲网点", regionPrefixes = new[] { "540602" }, categories = new[] { "WM" }, dailyCapacity = 2, e164 = "+8616990000777", version = 0 };
        using var forbidden = await PutAsync(Roles.Agent, "service-sites/TS-API", Site(body));
        forbidden.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var made = await PutAsync(Roles.Dispatcher, "service-sites/TS-API", Site(body));
        made.StatusCode.ShouldBe(HttpStatusCode.OK, await made.Content.ReadAsStringAsync(Ct));
        var site = await made.Content.ReadFromJsonAsync<JsonElement>(Ct);
        site.GetProperty("e164").GetString()!.ShouldContain("*");

        // What was read comes back with another capacity: the number in the store is still the whole one.
        var read = JsonSerializer.Deserialize<Dictionary<string, object?>>(site.GetRawText())!;
        read["dailyCapacity"] = 4;
        using var changed = await PutAsync(Roles.Dispatcher, "service-sites/TS-API", read);
        changed.StatusCode.ShouldBe(HttpStatusCode.OK, await changed.Content.ReadAsStringAsync(Ct));
        (await host.Services.GetRequiredService<DispatchQuery>().SitesAsync(Ct)).Single(s => s.Code == "TS-API").E164.ShouldBe("+8616990000777");
        using var stale = await PutAsync(Roles.Dispatcher, "service-sites/TS-API", read);
        (await stale.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("rule").GetString().ShouldBe("StaleVersion");
        read["version"] = 2;
        read["regionPrefixes"] = new[] { "999999" };
        using var wrong = await PutAsync(Roles.Dispatcher, "service-sites/TS-API", read);
        (await wrong.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("field").GetString().ShouldBe("regions");
    }

    [Fact]
    public async Task Invariant22_ATechnician_IsTrippedAndResetByALeaderWithAReason_AndNotByAForm()
    {
        // A site and a person of their own in a region that no other test asks for.
        using var site = await PutAsync(Roles.Dispatcher, "service-sites/TS-TRIP", Site(new { nameZh = "昌都网点", regionPrefixes = new[] { "540302" }, categories = new[] { "WM" }, dailyCapacity = 2, version = 0 }));
        site.StatusCode.ShouldBe(HttpStatusCode.OK, await site.Content.ReadAsStringAsync(Ct));
        var body = new { code = "", siteCode = "TS-TRIP", name = "扎西", categories = new[] { "WM" }, version = 0, tripReason = "自己写的" };
        using var made = await PutAsync(Roles.Dispatcher, "technicians/TS-TRIP-01", body);
        made.StatusCode.ShouldBe(HttpStatusCode.OK, await made.Content.ReadAsStringAsync(Ct));
        var person = await made.Content.ReadFromJsonAsync<JsonElement>(Ct);
        person.GetProperty("tripReason").ValueKind.ShouldBe(JsonValueKind.Null, "a form trips nobody");

        const string Steps = "technicians/TS-TRIP-01/transitions";
        using var dispatcher = await StepAsync(Roles.Dispatcher, Steps, new { to = "tripped", version = 1, reason = "低分" });
        dispatcher.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var silent = await StepAsync(Roles.Manager, Steps, new { to = "tripped", version = 1 });
        silent.StatusCode.ShouldNotBe(HttpStatusCode.OK);
        using var tripped = await StepAsync(Roles.Manager, Steps, new { to = "tripped", version = 1, reason = "两次投诉属实" });
        tripped.StatusCode.ShouldBe(HttpStatusCode.OK, await tripped.Content.ReadAsStringAsync(Ct));
        (await tripped.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("trippedBy").GetString().ShouldNotBeNullOrEmpty();
        using var nowhere = await StepAsync(Roles.Supervisor, Steps, new { to = "away", version = 2, reason = "x" });
        nowhere.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var reset = await StepAsync(Roles.Supervisor, Steps, new { to = "normal", version = 2, reason = "培训合格" });
        reset.StatusCode.ShouldBe(HttpStatusCode.OK, await reset.Content.ReadAsStringAsync(Ct));
        (await reset.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("trippedFrom").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("service-sites", "QD01")]
    [InlineData("technicians", "QD01-01")]
    public async Task Export_IsAFileWithoutNumbersInClear(string what, string code)
    {
        using var client = await host.ProgramAsync(Roles.Dispatcher);
        var csv = await client.GetStringAsync(Path(what + "/export?format=csv"), Ct);
        csv.ShouldContain(code);
        csv.ShouldNotContain("16990000000");
        using var book = await client.GetAsync(Path(what + "/export?format=xlsx"), Ct);
        (await book.Content.ReadAsByteArrayAsync(Ct))[..2].ShouldBe("PK"u8.ToArray());
        using var wrong = await client.GetAsync(Path(what + "/export?format=pdf"), Ct);
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Appointment_OnAFullHalfDay_IsRefusedWithTheNextThreeFreeWindows()
    {
        // A region and a site of its own: no other test takes its places.
        using var made = await PutAsync(Roles.Dispatcher, "service-sites/TS-SLOTS", Site(new
        {
            nameZh = "日喀则网点", regionPrefixes = new[] { "540202" }, categories = new[] { "WM" }, dailyCapacity = 2, version = 0,
        }));
        made.StatusCode.ShouldBe(HttpStatusCode.OK, await made.Content.ReadAsStringAsync(Ct));
        var customer = ((SaveResult<Customer>.Saved)await host.Services.GetRequiredService<CustomerStore>().CreateAsync(
            new QuickCard("次仁", PhoneNumber.Normalize("16911110001", PhoneSource.Typed), RegionCode: "540202", Region: "西藏自治区日喀则市桑珠孜区", AddressDetail: "珠峰路1号"), new Actor("agent1"), Ct)).Value;
        var offers = await host.Services.GetRequiredService<IVisitCapacity>().NextAsync("540202", "WM", 4, Ct);
        var first = offers[0].Slot;
        var taken = await OpenAsync(customer, first.From, first.To);
        taken.StatusCode.ShouldBe(HttpStatusCode.Created, await taken.Content.ReadAsStringAsync(Ct));

        var full = await OpenAsync(customer, first.From, first.To);
        full.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var problem = await full.Content.ReadFromJsonAsync<JsonElement>(Ct);
        problem.GetProperty("rule").GetString().ShouldBe("VisitSlotIsFull");
        var free = problem.GetProperty("free").EnumerateArray().Select(w => w.GetProperty("from").GetDateTimeOffset()).ToList();
        free.Count.ShouldBe(3);
        free.ShouldBe(offers.Skip(1).Take(3).Select(o => o.Slot.From));

        // Within the half day that it has already it may move.
        var ticket = await taken.Content.ReadFromJsonAsync<JsonElement>(Ct);
        using var client = await host.ProgramAsync(Roles.Agent);
        using var move = new HttpRequestMessage(HttpMethod.Patch, Path("tickets/" + ticket.GetProperty("number").GetString()))
        {
            Content = JsonContent.Create(new { version = ticket.GetProperty("version").GetInt32(), appointmentFrom = first.From.AddHours(1), appointmentTo = first.To }),
        };
        using var moved = await client.SendAsync(move, Ct);
        moved.StatusCode.ShouldBe(HttpStatusCode.OK, await moved.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task Candidates_OfATicket_ComeWithReasonsAndFindings_AndAWishGoesFirst()
    {
        // Whatever waits wherever two or more may go: what waits in one city depends on the hour of the demo.
        var day = SiteZone.DayOf(DateTimeOffset.UtcNow).AddDays(60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (line, path, before) = (default(PoolLine), "", default(JsonElement));
        foreach (var waiting in (await host.Services.GetRequiredService<DispatchBoard>().PoolAsync(null, null, 50, Ct)).Where(l => l.CustomerId is not null && l.RegionCode is not null))
        {
            (line, path) = (waiting, $"dispatches/candidates?ticket={waiting.Number}&day={day}&half=morning");
            before = await GetAsync(Roles.Dispatcher, path);
            if (before.GetArrayLength() > 1 && before.EnumerateArray().Any(c => c.GetProperty("isAble").GetBoolean()))
                break;
        }

        line.ShouldNotBeNull();
        before.GetArrayLength().ShouldBeGreaterThan(1);
        before[0].GetProperty("reasons").GetArrayLength().ShouldBeGreaterThan(1);
        var able = before.EnumerateArray().Last(c => c.GetProperty("isAble").GetBoolean()).GetProperty("technician").GetString();

        var wish = $"customers/{line.CustomerId!.Value}/service-wish";
        using var set = await PutAsync(Roles.Dispatcher, wish, new { technician = able });
        set.StatusCode.ShouldBe(HttpStatusCode.OK, await set.Content.ReadAsStringAsync(Ct));
        (await GetAsync(Roles.Dispatcher, path))[0].GetProperty("technician").GetString().ShouldBe(able);
        using var back = await PutAsync(Roles.Dispatcher, wish, new { });
        back.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await GetAsync(Roles.Dispatcher, wish)).TryGetProperty("technician", out var none).ShouldSatisfyAllConditions(has => (!has || none.ValueKind == JsonValueKind.Null).ShouldBeTrue());
    }

    private static Dictionary<string, object?> Site(object body)
    {
        var site = JsonSerializer.Deserialize<Dictionary<string, object?>>(JsonSerializer.Serialize(body))!;
        site["code"] = "";
        return site;
    }

    private static Uri Path(string path) => new("/api/v1/" + path, UriKind.Relative);

    private async Task<HttpResponseMessage> OpenAsync(Customer customer, DateTimeOffset from, DateTimeOffset to)
    {
        using var client = await host.ProgramAsync(Roles.Agent);
        return await client.PostAsJsonAsync(
            Path("tickets"), new { type = "repair", customerId = customer.Id.Value, category = "WM", symptom = "WM-S03", description = "不脱水", appointmentFrom = from, appointmentTo = to, notRepeatReason = "另一台" }, Ct);
    }

    private async Task<JsonElement> GetAsync(string role, string path)
    {
        using var client = await host.ProgramAsync(role);
        using var answer = await client.GetAsync(Path(path), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private async Task<HttpResponseMessage> StepAsync(string role, string path, object body)
    {
        using var client = await host.ProgramAsync(role);
        return await client.PostAsJsonAsync(Path(path), body, Ct);
    }

    private async Task<HttpResponseMessage> PutAsync(string role, string path, object body)
    {
        using var client = await host.ProgramAsync(role);
        return await client.PutAsJsonAsync(Path(path), body, Ct);
    }
}
