using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.Web.Tests.Host;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Warranty;

/// <summary>The vectors of the reference as a program asks them, and what a wrong question is told.</summary>
[Collection(HostTests.Name)]
public sealed class WarrantyApiTests(RunningHost host)
{
    private static readonly object Tv = new { terms = new[] { new { code = "whole", months = 12 }, new { code = "panel", months = 36 } } };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task V1_RollsOverOnClosedDays()
    {
        var ac = new { terms = new[] { new { code = "whole", months = 72 } } };
        LastDay(await DecideAsync(new { policy = ac, invoicedOn = "2023-06-10", today = "2024-01-01" })).ShouldBe("2029-06-10");
        LastDay(await DecideAsync(new { policy = ac, invoicedOn = "2023-06-10", today = "2024-01-01", closedDays = new[] { "2029-06-10" } })).ShouldBe("2029-06-11");
        LastDay(await DecideAsync(new { policy = ac, invoicedOn = "2023-06-10", today = "2024-01-01", rollOver = true })).ShouldBe("2029-06-11");
    }

    [Fact]
    public async Task V2_V3_RepairsExtendAndRepairedPartsAreGuaranteed()
    {
        var answer = await DecideAsync(new
        {
            policy = Tv, invoicedOn = "2024-03-01", today = "2025-03-06",
            repairs = new object[]
            {
                new { from = "2024-08-01", to = "2024-08-11", kind = "repair", result = "fixed" }, new { from = "2025-03-05", to = "2025-03-05", kind = "replacement", part = "panel" },
                new { from = "2025-03-05", to = "2025-03-05", part = "cable" },
            },
        });
        LastDay(answer).ShouldBe("2025-03-11");
        answer.GetProperty("extensionDays").GetInt32().ShouldBe(10);
        LastDay(answer, "panel").ShouldBe("2027-03-11");
        LastDay(answer, "cable").ShouldBe("2025-04-04");
    }

    [Theory]
    [InlineData("2024-06-08", "return,exchange,repair")]
    [InlineData("2024-06-09", "exchange,repair")]
    [InlineData("2024-06-16", "exchange,repair")]
    [InlineData("2024-06-17", "repair")]
    public async Task V4_ByTheDayOfTheReport(string reported, string remedies) =>
        Remedies(await DecideAsync(new { policy = Tv, purchasedOn = "2024-06-01", fault = new { reportedOn = reported } })).ShouldBe(remedies);

    [Fact]
    public async Task V5_V6_ExchangeOrMoneyLessDepreciation_WithReasonInWords()
    {
        var answer = await DecideAsync(new
        {
            policy = Tv, purchasedOn = "2024-01-01", fault = new { reportedOn = "2024-07-19" }, price = 300_000, sameModelAvailable = true, wish = "return",
            repairs = new[] { new { from = "2024-02-01", to = "2024-02-07", result = "failed" }, new { from = "2024-03-01", to = "2024-03-07", result = "failed" } },
        });
        answer.GetProperty("decidedBy").GetString().ShouldBe("repeatLimit");
        answer.GetProperty("wishGranted").GetBoolean().ShouldBeTrue();
        var money = answer.GetProperty("remedies").EnumerateArray().Single(r => r.GetProperty("remedy").GetString() == "return");
        money.GetProperty("depreciation").GetInt64().ShouldBe(56_400);
        money.GetProperty("refund").GetInt64().ShouldBe(243_600);
        money.GetProperty("reason").GetProperty("text").GetString()!.ShouldContain("2436.00");
        answer.GetProperty("steps").EnumerateArray().Count(s => s.GetProperty("result").GetString() == "held").ShouldBeGreaterThan(2);
        answer.GetProperty("steps").EnumerateArray().ShouldAllBe(s => !s.GetProperty("reason").GetProperty("text").GetString()!.StartsWith("Why.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task V7_TheClockOfTheLawNamesTheDay()
    {
        var answer = await DecideAsync(new { policy = Tv, purchasedOn = "2023-12-01", today = "2024-04-02", waits = new[] { new { from = "2024-01-02", cause = "part" } } });
        answer.GetProperty("clock").GetProperty("partWaitFrom").GetString().ShouldBe("2024-04-02");
        Remedies(answer).ShouldContain("exchange");
    }

    [Theory]
    [InlineData("330106")]
    [InlineData("浙江省")]
    [InlineData("Zhejiang")]
    public async Task V8_ProvincesComeByCodeOrName(string region)
    {
        var answer = await DecideAsync(new
        {
            policy = Tv, region, purchasedOn = "2024-01-01", fault = new { reportedOn = "2024-06-01" },
            repairs = new[] { new { from = "2024-03-01", to = "2024-03-21" }, new { from = "2024-05-01", to = "2024-05-17" } },
        });
        Remedies(answer).ShouldBe("return,exchange,repair");
        answer.GetProperty("strengthenedBy")[0].GetString().ShouldBe("CN-33");
    }

    [Fact]
    public async Task V9_V10_V11_V12_FromTheStoredTable()
    {
        LastDay(await DecideAsync(new { category = "RF", brand = "HM", use = "commercial", purchasedOn = "2023-08-31", today = "2023-09-01" })).ShouldBe("2024-02-29");
        var plate = await DecideAsync(new { category = "TV", brand = "HM", producedOn = "2022-05-17", today = "2022-12-01" });
        plate.GetProperty("coverages")[0].GetProperty("startsOn").GetString().ShouldBe("2022-06-01");
        LastDay(await DecideAsync(new { category = "TV", brand = "HM", purchasedOn = "2023-01-01", exchangedOn = "2024-05-20", today = "2024-06-01" })).ShouldBe("2025-05-20");
        foreach (var (city, fen) in new[] { (true, 1_200), (false, 3_200) })
            (await DecideAsync(new { category = "TV", brand = "HM", purchasedOn = "2020-01-01", today = "2024-06-01", trip = new { km = 26, cityCentre = city } })).GetProperty("distanceFeeDue").GetInt64().ShouldBe(fen);
    }

    [Theory]
    [InlineData("""{"policy":{"terms":[{"code":"panel","months":12}]}}""", "policy.terms")]
    [InlineData("""{"policy":{"terms":[{"code":"whole","months":601}]}}""", "policy.terms")]
    [InlineData("""{"region":"Atlantis"}""", "region")]
    [InlineData("""{"repairs":[{"from":"2024-02-02","to":"2024-02-01"}]}""", "repairs")]
    [InlineData("""{"repairs":[{"from":"2024-02-02","kind":"magic"}]}""", "repairs")]
    [InlineData("""{"waits":[{}]}""", "waits")]
    [InlineData("""{"contracts":[{"number":"C"}]}""", "contracts")]
    [InlineData("""{"price":-1}""", "price")]
    [InlineData("""{"trip":{"km":-1}}""", "trip")]
    [InlineData("""{"purchasedOn":"0001-01-01"}""", "dates")]
    public async Task Wrong_IsAProblemThatNamesTheField(string body, string field)
    {
        using var client = await host.ProgramAsync(Roles.Agent);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/api/v1/warranty/decide", UriKind.Relative), content, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("field").GetString().ShouldBe(field);
    }

    [Fact]
    public async Task WithoutFacts_NothingIsGuessed()
    {
        var answer = await DecideAsync(new { });
        answer.GetProperty("status").GetString().ShouldBe("unknown");
        // Whether a row of the table is for everything is the house's matter, and another test of this store may have added one: without a day it promises nothing.
        Remedies(answer).ShouldBe("chargedRepair");
    }

    [Fact]
    public async Task Rights_AreAsked_AndUnknownSerialsNotFound()
    {
        using var nobody = await host.ProgramAsync(null);
        (await nobody.PostAsJsonAsync("/api/v1/warranty/decide", new { }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var agent = await host.ProgramAsync(Roles.Agent);
        (await agent.PostAsJsonAsync("/api/v1/warranty/decide", new { serial = "NONE1" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var policies = await agent.GetFromJsonAsync<JsonElement>("/api/v1/warranty/policies", Ct);
        policies.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("code").GetString()).ShouldContain("CN-33");
    }

    private async Task<JsonElement> DecideAsync(object facts)
    {
        using var client = await host.ProgramAsync(Roles.Agent);
        using var answer = await client.PostAsJsonAsync("/api/v1/warranty/decide", facts, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private static string? LastDay(JsonElement answer, string code = "whole") =>
        answer.GetProperty("coverages").EnumerateArray().Single(c => c.GetProperty("code").GetString() == code).GetProperty("lastDay").GetString();

    private static string Remedies(JsonElement answer) => string.Join(',', answer.GetProperty("remedies").EnumerateArray().Select(r => r.GetProperty("remedy").GetString()));
}
