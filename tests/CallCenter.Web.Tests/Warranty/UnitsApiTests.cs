using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.Web.Tests.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Warranty;

[Collection(HostTests.Name)]
public sealed class UnitsApiTests(RunningHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AUnitsLife_OverHttp_RegisteredRepairedCoveredExchanged()
    {
        using var agent = await host.ProgramAsync(Roles.Agent);
        using var supervisor = await host.ProgramAsync(Roles.Supervisor);
        var model = await ModelAsync();
        var made = await OkAsync(agent.PostAsJsonAsync(Path("units"), new { serial = "api unit 0001", model, purchasedOn = "2026-01-10" }, Ct), HttpStatusCode.Created);
        made.GetProperty("serial").GetString().ShouldBe("APIUNIT0001");
        made.GetProperty("state").GetString().ShouldBe("registered");
        made.GetProperty("serialCheck").GetString().ShouldBe("none");
        (await RuleAsync(agent.PostAsJsonAsync(Path("units"), new { serial = "APIUNIT0001", model }, Ct))).ShouldBe("SerialIsAlreadyRegistered");

        var end = LastDay(made);
        (await agent.PostAsJsonAsync(Path("units/APIUNIT0001/transitions"), new { to = "inUse", version = 1, on = "2026-01-12" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "that is the supervisor's");
        await OkAsync(supervisor.PostAsJsonAsync(Path("units/APIUNIT0001/transitions"), new { to = "inUse", version = 1, on = "2026-01-12" }, Ct));
        var repaired = await OkAsync(supervisor.PostAsJsonAsync(Path("units/APIUNIT0001/transitions"), new { to = "inUse", version = 2, from = "2026-02-01", on = "2026-02-11", result = "failed", parts = new[] { "cable" } }, Ct));
        LastDay(repaired).ShouldBe(end.AddDays(10));
        (await RuleAsync(supervisor.PostAsJsonAsync(Path("units/APIUNIT0001/transitions"), new { to = "inRepair", version = 2, on = "2026-03-01" }, Ct))).ShouldBe("StaleVersion");
        (await RuleAsync(supervisor.PostAsJsonAsync(Path("units/APIUNIT0001/transitions"), new { to = "inRepair", version = 3, on = "2099-03-01" }, Ct))).ShouldBe("DayMustNotBeInTheFuture");

        var signed = await OkAsync(supervisor.PostAsJsonAsync(Path("units/APIUNIT0001/contracts"), new { version = 3, contract = new { number = "Y1", from = "2026-01-01", until = "2040-01-01" } }, Ct));
        signed.GetProperty("warranty").GetProperty("coverages").EnumerateArray().Select(c => c.GetProperty("code").GetString()).ShouldContain("contract.Y1");
        var decided = await OkAsync(agent.PostAsJsonAsync(Path("warranty/decide"), new { serial = "APIUNIT0001", today = "2026-06-01" }, Ct));
        decided.GetProperty("policy").GetString().ShouldBe(signed.GetProperty("warranty").GetProperty("policy").GetString());

        await OkAsync(supervisor.PostAsJsonAsync(Path("units/APIUNIT0001/transitions"), new { to = "exchanged", version = 4, on = "2026-05-20", replacedBy = "APIUNIT0002" }, Ct));
        var gone = await OkAsync(agent.GetAsync(Path("units/APIUNIT0001"), Ct));
        gone.GetProperty("state").GetString().ShouldBe("exchanged");
        gone.GetProperty("replacedBy").GetString().ShouldBe("APIUNIT0002");
        gone.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("type").GetString()).ShouldBe(["Exchanged", "ContractSigned", "RepairEnded", "Installed", "Registered"]);
        (await RuleAsync(supervisor.PostAsJsonAsync(Path("units/APIUNIT0001/transitions"), new { to = "retired", version = 5, on = "2026-05-21" }, Ct))).ShouldBe("UnitIsOutOfUse");
    }

    [Fact]
    public async Task Patch_GivesItToAnotherUser_AndThePurchaserStays()
    {
        using var agent = await host.ProgramAsync(Roles.Agent);
        Guid[] people = await CustomersAsync(2);
        await OkAsync(agent.PostAsJsonAsync(Path("units"), new { serial = "APIUNIT0010", model = await ModelAsync(), purchaserId = people[0], userId = people[0] }, Ct), HttpStatusCode.Created);
        var given = await OkAsync(agent.PatchAsJsonAsync(Path("units/APIUNIT0010"), new { version = 1, userId = people[1] }, Ct));
        given.GetProperty("purchaserId").GetGuid().ShouldBe(people[0]);
        given.GetProperty("userId").GetGuid().ShouldBe(people[1]);
        using var stale = await agent.PatchAsJsonAsync(Path("units/APIUNIT0010"), new { version = 1, userId = people[0], seller = "shop" }, Ct);
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var conflicts = (await stale.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("conflicts").EnumerateArray().ToList();
        conflicts.Select(c => c.GetProperty("field").GetString()).ShouldBe(["seller", "userId"]);
        (conflicts[1].GetProperty("theirs").GetGuid(), conflicts[1].GetProperty("by").GetString()).ShouldBe((people[1], "token:test-" + Roles.Agent));
        (await agent.PatchAsJsonAsync(Path("units/APIUNIT0010"), new { version = 2, userId = Guid.NewGuid() }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await agent.PatchAsJsonAsync(Path("units/APIUNIT0010"), new { version = 2 }, Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var list = await OkAsync(agent.GetAsync(Path($"units?customer={people[1]}&limit=200"), Ct));
        list.GetProperty("items").EnumerateArray().Select(u => u.GetProperty("serial").GetString()).ShouldContain("APIUNIT0010");
    }

    [Fact]
    public async Task List_PagesThroughOnce_AndRefusesWrongQuestions()
    {
        using var agent = await host.ProgramAsync(Roles.Agent);
        var first = await OkAsync(agent.GetAsync(Path("units?limit=3"), Ct));
        var second = await OkAsync(agent.GetAsync(Path("units?limit=3&after=" + first.GetProperty("next").GetString()), Ct));
        first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(u => u.GetProperty("serial").GetString()).Distinct(StringComparer.Ordinal).Count().ShouldBe(6);
        foreach (var wrong in new[] { "units?limit=0", "units?state=burnt", "units?after=a-b" })
            (await agent.GetAsync(Path(wrong), Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, wrong);
        (await agent.GetAsync(Path("units/NONE1"), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await agent.PostAsJsonAsync(Path("units"), new { serial = "X1", model = "none" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await agent.PostAsJsonAsync(Path("units"), new { serial = "*", model = "none" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var parts = await host.ProgramAsync(Roles.Parts);
        (await parts.PostAsJsonAsync(Path("units"), new { serial = "X1" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Recall_IsShownOnTheUnit_UntilItIsDone_AndThePolicyIsCorrectedWithAReason()
    {
        using var agent = await host.ProgramAsync(Roles.Agent);
        using var supervisor = await host.ProgramAsync(Roles.Supervisor);
        var model = await ModelAsync();
        await OkAsync(agent.PostAsJsonAsync(Path("units"), new { serial = "APIUNIT0020", model }, Ct), HttpStatusCode.Created);
        var recall = new { code = "RC-API-1", titleZh = "召回", titleEn = "Recall", modelCode = model, serialFrom = "APIUNIT0020", serialTo = "APIUNIT0020" };
        (await agent.PostAsJsonAsync(Path("recalls"), recall, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await OkAsync(supervisor.PostAsJsonAsync(Path("recalls"), recall, Ct));
        (await supervisor.PostAsJsonAsync(Path("recalls"), new { code = "RC-API-2", titleZh = "召回", titleEn = "Recall", modelCode = "none" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await OkAsync(agent.GetAsync(Path("units/APIUNIT0020"), Ct))).GetProperty("recalls")[0].GetProperty("code").GetString().ShouldBe("RC-API-1");
        var done = await OkAsync(agent.PostAsJsonAsync(Path("units/APIUNIT0020/recalls"), new { version = 1, recall = "RC-API-1", on = "2026-02-01" }, Ct));
        done.GetProperty("recalls").GetArrayLength().ShouldBe(0);

        var category = done.GetProperty("category").GetString();
        (await RuleAsync(supervisor.PostAsJsonAsync(Path("units/APIUNIT0020/policy"), new { version = 2, code = category + "-SHOP", policyVersion = 1, use = "commercial" }, Ct))).ShouldBe("RequiredFieldsMissing");
        var corrected = await OkAsync(supervisor.PostAsJsonAsync(Path("units/APIUNIT0020/policy"), new { version = 2, code = category + "-SHOP", policyVersion = 1, use = "commercial", reason = "stands in a shop" }, Ct));
        corrected.GetProperty("warranty").GetProperty("policy").GetString().ShouldBe(category + "-SHOP");
    }

    [Fact]
    public async Task SharedSerial_IsWrittenWithItsBrandAlone_AndTheRefusalNamesTheBrands()
    {
        var (brand, other) = await SharedSerials.RegisterAsync(host, "APISHARED1");
        using var supervisor = await host.ProgramAsync(Roles.Supervisor);
        (string Path, HttpMethod Method, object Body)[] writes =
        [
            ("", HttpMethod.Patch, new { version = 1, seller = "shop" }),
            ("/transitions", HttpMethod.Post, new { to = "inUse", version = 1, on = "2026-01-12" }),
            ("/contracts", HttpMethod.Post, new { version = 1, contract = new { number = "Y1", from = "2026-01-01", until = "2030-01-01" } }),
            ("/policy", HttpMethod.Post, new { version = 1, code = "X", policyVersion = 1, reason = "x" }),
            ("/recalls", HttpMethod.Post, new { version = 1, recall = "X", on = "2026-02-01" }),
        ];
        foreach (var (path, method, body) in writes)
        {
            using var request = new HttpRequestMessage(method, Path("units/APISHARED1" + path)) { Content = JsonContent.Create(body) };
            using var answer = await supervisor.SendAsync(request, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.Conflict, path);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
            problem.GetProperty("rule").GetString().ShouldBe("SerialIsShared");
            problem.GetProperty("brands").EnumerateArray().Select(b => b.GetString()).ShouldBe([brand, other]);
        }

        (await RuleAsync(supervisor.PostAsJsonAsync(Path("warranty/decide"), new { serial = "APISHARED1" }, Ct))).ShouldBe("SerialIsShared");
        (await RuleAsync(supervisor.PostAsJsonAsync(Path("units"), new { serial = "APISHAREDPART", model = await ModelAsync(), parent = "APISHARED1" }, Ct))).ShouldBe("SerialIsShared");
        var installed = await OkAsync(supervisor.PostAsJsonAsync(Path($"units/APISHARED1/transitions?brand={other}"), new { to = "inUse", version = 1, on = "2026-01-12" }, Ct));
        installed.GetProperty("state").GetString().ShouldBe("inUse");
        (await OkAsync(supervisor.GetAsync(Path($"units/APISHARED1?brand={brand}"), Ct))).GetProperty("state").GetString().ShouldBe("registered", "the other brand's is as it was");
        (await OkAsync(supervisor.PostAsJsonAsync(Path("warranty/decide"), new { serial = "APISHARED1", brand = other }, Ct))).ValueKind.ShouldBe(JsonValueKind.Object);
        (await supervisor.PatchAsJsonAsync(Path("units/APISHARED1?brand=NONE"), new { version = 1, seller = "shop" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task OpenApi_NamesTheRoutes()
    {
        using var agent = await host.ProgramAsync(Roles.Agent);
        var document = await OkAsync(agent.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative), Ct));
        var paths = document.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        foreach (var path in new[] { "/api/v1/warranty/decide", "/api/v1/units/{serial}", "/api/v1/units/{serial}/transitions", "/api/v1/recalls" })
            paths.ShouldContain(path);
    }

    private async Task<string> ModelAsync()
    {
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        return await db.Models.Where(m => m.CategoryCode == "AC").OrderBy(m => m.Code).Select(m => m.Code).FirstAsync(Ct);
    }

    private async Task<Guid[]> CustomersAsync(int count)
    {
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        return [.. (await db.Customers.OrderByDescending(c => c.Number).Take(count).ToListAsync(Ct)).Select(c => c.Id.Value)];
    }

    private static DateOnly LastDay(JsonElement unit) =>
        DateOnly.ParseExact(unit.GetProperty("warranty").GetProperty("coverages").EnumerateArray().Single(c => c.GetProperty("code").GetString() == "whole").GetProperty("lastDay").GetString()!, "yyyy-MM-dd");

    private static Uri Path(string path) => new("/api/v1/" + path, UriKind.Relative);

    private static async Task<JsonElement> OkAsync(Task<HttpResponseMessage> sent, HttpStatusCode wanted = HttpStatusCode.OK)
    {
        using var answer = await sent;
        answer.StatusCode.ShouldBe(wanted, await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private static async Task<string?> RuleAsync(Task<HttpResponseMessage> sent) => (await OkAsync(sent, HttpStatusCode.Conflict)).GetProperty("rule").GetString();
}
