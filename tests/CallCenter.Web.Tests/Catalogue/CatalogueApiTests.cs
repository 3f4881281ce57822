using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.Web.Tests.Host;
using Crm.Domain.InstallBase;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Catalogue;

[Collection(HostTests.Name)]
public sealed class CatalogueApiTests(RunningHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_OverHttp_AreReadByAll_AndKeptByRight()
    {
        using var agent = await host.ProgramAsync(Roles.Agent);
        using var manager = await host.ProgramAsync(Roles.Manager);
        var tables = await OkAsync(agent.GetAsync(Path("catalogue"), Ct));
        tables.GetProperty("items").EnumerateArray().Select(t => t.GetProperty("name").GetString()).ShouldBe(["brands", "categories", "models", "bom", "symptoms", "items", "prices"]);
        (await agent.PostAsJsonAsync(Path("catalogue/items"), new { code = "API-X" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var made = await OkAsync(manager.PostAsJsonAsync(Path("catalogue/items"), new { code = "API-X", category = "AC", nameZh = "高空作业", nameEn = "Work at height", grade = "Large", position = 900 }, Ct), HttpStatusCode.Created);
        made.GetProperty("version").GetInt32().ShouldBe(1);
        var changed = await OkAsync(manager.PatchAsJsonAsync(Path("catalogue/items/API-X"), new { version = 1, nameEn = "Height" }, Ct));
        (changed.GetProperty("nameEn").GetString(), changed.GetProperty("nameZh").GetString(), changed.GetProperty("position").GetInt32()).ShouldBe(("Height", "高空作业", 900));
        (await RuleAsync(manager.PatchAsJsonAsync(Path("catalogue/items/API-X"), new { version = 1, nameEn = "Old" }, Ct))).ShouldBe("StaleVersion");
        foreach (var wrong in new object[] { new { code = "API-Y", grade = "Huge" }, new { code = "API-Y", nameZh = "x", nameEn = "" }, new { colour = "red" }, new { code = 7 } })
            (await manager.PostAsJsonAsync(Path("catalogue/items"), wrong, Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, wrong.ToString());
        (await manager.PatchAsJsonAsync(Path("catalogue/items/NONE"), new { version = 1 }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await manager.GetAsync(Path("catalogue/none"), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await OkAsync(agent.GetAsync(Path("catalogue/items?search=gkzy"), Ct))).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()).ShouldContain("API-X", "pinyin initials");
        (await manager.DeleteAsync(Path("catalogue/items/API-X?version=2"), Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var page = await OkAsync(agent.GetAsync(Path("catalogue/prices?limit=2"), Ct));
        var next = await OkAsync(agent.GetAsync(Path("catalogue/prices?limit=2&after=" + page.GetProperty("next").GetString()), Ct));
        next.GetProperty("items")[0].GetProperty("key").GetString().ShouldNotBe(page.GetProperty("items")[1].GetProperty("key").GetString());
        page.GetProperty("items")[0].GetProperty("amount").GetInt64().ShouldBeGreaterThan(0);
        (await RuleAsync(manager.DeleteAsync(Path($"catalogue/prices/{page.GetProperty("items")[0].GetProperty("key").GetString()}?version=1"), Ct))).ShouldBe("PriceHasBegun");
    }

    [Fact]
    public async Task FeesAndQuotation_OverHttp_FromTheTicketToThePdf()
    {
        using var agent = await host.ProgramAsync(Roles.Agent);
        using var parts = await host.ProgramAsync(Roles.Parts);
        var number = await TicketAsync();
        var fees = await OkAsync(agent.PostAsJsonAsync(Path($"tickets/{number}/fees"), new { items = new[] { new { code = "AC-M", quantity = 1 } }, parts = new[] { new { position = "C1" } }, kilometres = 26, isCity = true }, Ct));
        fees.GetProperty("total").GetInt64().ShouldBe(fees.GetProperty("lines").EnumerateArray().Sum(l => l.GetProperty("amount").GetInt64()));
        fees.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("kind").GetString()).Distinct().ShouldBe(["labour", "part", "visit", "distance"]);
        foreach (var wrong in new object[] { new { items = new[] { new { code = "NONE", quantity = 1 } } }, new { parts = new[] { new { position = "ZZ9" } } }, new { kilometres = -1 } })
            (await agent.PostAsJsonAsync(Path($"tickets/{number}/fees"), wrong, Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await parts.PostAsJsonAsync(Path($"tickets/{number}/quotations"), new { }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var made = await OkAsync(agent.PostAsJsonAsync(Path($"tickets/{number}/quotations"), new { items = new[] { new { code = "AC-M", quantity = 1 } }, parts = new[] { new { position = "C1" } }, validDays = 5 }, Ct), HttpStatusCode.Created);
        var quotation = made.GetProperty("number").GetString()!;
        quotation.ShouldStartWith("Q-");
        (await RuleAsync(agent.PostAsJsonAsync(Path($"tickets/{number}/quotations/{quotation}/transitions"), new { to = "accepted", version = 1 }, Ct))).ShouldBe("QuotationIsNotSent");
        var sent = await OkAsync(agent.PostAsJsonAsync(Path($"tickets/{number}/quotations/{quotation}/transitions"), new { to = "sent", version = 1 }, Ct));
        sent.GetProperty("state").GetString().ShouldBe("sent");
        (await OkAsync(agent.GetAsync(Path($"tickets/{number}/quotations"), Ct))).GetProperty("items").EnumerateArray().Select(q => q.GetProperty("number").GetString()).ShouldContain(quotation);

        var (browser, _) = await host.BrowserAsync("agent1");
        using (browser)
        {
            using var file = await browser.GetAsync(new Uri($"/tickets/{number}/quotations/{quotation}.pdf", UriKind.Relative), Ct);
            file.StatusCode.ShouldBe(HttpStatusCode.OK);
            file.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
            var texts = PdfFileTests.Texts(await file.Content.ReadAsByteArrayAsync(Ct));
            texts.ShouldContain(quotation);
            texts.ShouldContain(number);
            texts.ShouldContain(t => t.Contains("启动电容", StringComparison.Ordinal));
            (await browser.GetAsync(new Uri($"/tickets/T-260101-9999/quotations/{quotation}.pdf", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        using var nobody = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
        ((int)(await nobody.GetAsync(new Uri($"/tickets/{number}/quotations/{quotation}.pdf", UriKind.Relative), Ct)).StatusCode).ShouldBeInRange(301, 401);
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        (await db.AuditEntries.Where(a => a.Subject == "quotation:" + quotation).OrderBy(a => a.Seq).Select(a => a.Command).ToListAsync(Ct)).ShouldBe(["quotation.created", "quotation.sent", "quotation.exported"]);
    }

    [Theory]
    [InlineData(Crm.Domain.Warranty.CoverageStatus.Covered, "maker")]
    [InlineData(Crm.Domain.Warranty.CoverageStatus.Expired, "customer")]
    public async Task Fees_ArePaidByWhomTheTicketsOwnBadgeSays(Crm.Domain.Warranty.CoverageStatus status, string payer)
    {
        using var agent = await host.ProgramAsync(Roles.Agent);
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        var number = await db.Tickets.Where(t => t.EntitlementStatus == status && t.EntitlementProof == null && t.CategoryCode == "AC" && t.UnitId != null).OrderBy(t => t.Number).Select(t => t.Number).FirstAsync(Ct);
        var fees = await OkAsync(agent.PostAsJsonAsync(Path($"tickets/{number}/fees"), new { items = new[] { new { code = "AC-S", quantity = 1 } }, kilometres = 30 }, Ct));
        fees.GetProperty("total").GetInt64().ShouldBeGreaterThan(0);
        fees.GetProperty(payer).GetInt64().ShouldBe(fees.GetProperty("total").GetInt64());
    }

    [Fact]
    public async Task Shipment_OverHttp_MakesUnitsOnce_AndNamesFieldAndValue()
    {
        using var agent = await host.ProgramAsync(Roles.Agent);
        using var erp = await host.ProgramAsync(Roles.Supervisor);
        var body = "HMAC0124A01000001AB";
        var serial = body + SerialNumber.CheckCharacter(body);
        var shipment = new
        {
            number = "SO-API-1", seller = "苏宁易购", soldByUs = false,
            lines = new object[] { new { serial, model = "KFR-35GW/HM1", producedOn = "2024-10-01", soldOn = "2024-11-11" }, new { serial = "HMAC1", model = "KFR-35GW/HM1" }, new { serial = "X", model = "NONE" } },
        };
        (await agent.PostAsJsonAsync(Path("shipments"), shipment, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var first = await OkAsync(erp.PostAsJsonAsync(Path("shipments"), shipment, Ct));
        (first.GetProperty("made").GetInt32(), first.GetProperty("refused").GetArrayLength()).ShouldBe((1, 2));
        first.GetProperty("refused")[0].GetProperty("rule").GetString().ShouldBe(ShipmentRules.SerialDoesNotFit);
        (first.GetProperty("refused")[1].GetProperty("field").GetString(), first.GetProperty("refused")[1].GetProperty("value").GetString()).ShouldBe(("model", "NONE"));
        var again = await OkAsync(erp.PostAsJsonAsync(Path("shipments"), shipment, Ct));
        (again.GetProperty("made").GetInt32(), again.GetProperty("known").GetInt32()).ShouldBe((0, 1));
        (await OkAsync(agent.GetAsync(Path("units/" + serial), Ct))).GetProperty("events").EnumerateArray().Select(e => e.GetProperty("type").GetString()).ShouldBe(["Shipped", "Registered"]);
        (await erp.PostAsJsonAsync(Path("shipments"), new { number = "", lines = Array.Empty<object>() }, Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await OkAsync(erp.GetAsync(Path("shipments"), Ct))).GetProperty("items").EnumerateArray().Select(s => s.GetProperty("number").GetString()).ShouldContain("SO-API-1");
    }

    [Fact]
    public async Task Export_OfATable_IsTheImportsOwnForm_ByRight()
    {
        var (keeper, _) = await host.BrowserAsync("manager1");
        using (keeper)
        {
            var csv = await keeper.GetStringAsync(new Uri("/admin/catalogue-files/brands?format=csv", UriKind.Relative), Ct);
            csv.TrimStart('\uFEFF').ShouldStartWith("code,nameZh,nameEn,isRetired\r\nHM,禾沐,HEMU,");
            var xlsx = await keeper.GetAsync(new Uri("/admin/catalogue-files/prices?format=xlsx", UriKind.Relative), Ct);
            (await xlsx.Content.ReadAsByteArrayAsync(Ct)).Length.ShouldBeGreaterThan(1000);
            (await keeper.GetAsync(new Uri("/admin/catalogue-files/none", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        var (other, _) = await host.BrowserAsync("agent1");
        using (other)
            (await other.GetAsync(new Uri("/admin/catalogue-files/brands", UriKind.Relative), Ct)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    private async Task<string> TicketAsync()
    {
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        var open = new[] { Crm.Domain.Tickets.TicketStatus.Open, Crm.Domain.Tickets.TicketStatus.Scheduled, Crm.Domain.Tickets.TicketStatus.Dispatched };
        return await db.Tickets.Where(t => open.Contains(t.Status) && t.CategoryCode == "AC" && t.UnitId != null).OrderBy(t => t.Number).Select(t => t.Number).FirstAsync(Ct);
    }

    private static Uri Path(string path) => new("/api/v1/" + path, UriKind.Relative);

    private static async Task<JsonElement> OkAsync(Task<HttpResponseMessage> sent, HttpStatusCode wanted = HttpStatusCode.OK)
    {
        using var answer = await sent;
        answer.StatusCode.ShouldBe(wanted, await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private static async Task<string?> RuleAsync(Task<HttpResponseMessage> sent) => (await OkAsync(sent, HttpStatusCode.Conflict)).GetProperty("rule").GetString();
}
