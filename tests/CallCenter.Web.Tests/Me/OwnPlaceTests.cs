using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSales.Tests.Shared;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Tests.SignIn;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Me;

/// <summary>Settings that follow the account, and a session that can be asked and renewed, over the real door.</summary>
public sealed class OwnPlaceTests
{
    private static readonly Uri Settings = new("/me/settings", UriKind.Relative);
    private static readonly Uri Session = new("/session", UriKind.Relative);
    private static readonly Uri Renewal = new("/session/renew", UriKind.Relative);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Settings_OfOneBrowser_AreThereInTheNext_AndNobodyElses()
    {
        await using var host = await SignInHost.StartAsync();
        using var one = await EnterAsync(host, "agent1");
        (await one.GetAsync(Settings, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await PatchAsync(one, """{"theme":"dark","keys":{"F2":"F7"}}""")).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var two = await EnterAsync(host, "agent1");
        var there = await two.GetFromJsonAsync<JsonElement>(Settings, Ct);
        there.GetProperty("theme").GetString().ShouldBe("dark");
        there.GetProperty("keys").GetProperty("F2").GetString().ShouldBe("F7");
        using var other = await EnterAsync(host, "supervisor1");
        (await other.GetAsync(Settings, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await PatchAsync(two, """{"theme":"light"}""")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var later = await one.GetFromJsonAsync<JsonElement>(Settings, Ct);
        (later.GetProperty("theme").GetString(), later.GetProperty("keys").GetProperty("F2").GetString()).ShouldBe(("light", "F7"));

        (await one.DeleteAsync(Settings, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await two.GetAsync(Settings, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Settings_ThatAreNone_OrTooMany_OrOfAStranger_AreRefused()
    {
        await using var host = await SignInHost.StartAsync();
        using var browser = await EnterAsync(host, "agent1");
        var wrong = await PatchAsync(browser, """{"theme":"pink"}""");
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await wrong.Content.ReadAsStringAsync(Ct)).ShouldContain("theme");
        (await PatchAsync(browser, "[1]")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PatchAsync(browser, $$"""{"theme":"{{new string('x', 9_000)}}"}""")).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using var stranger = host.Browser();
        (await stranger.GetAsync(Settings, Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        (await PatchAsync(browser, """{"theme":"dark"}""")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.DeleteAsync(Settings, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.PostAsync(Renewal, null, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Session_ThatIsOnlyAskedFor_EndsInItsTime()
    {
        var clock = new ManualTimeProvider();
        await using var host = await SignInHost.StartAsync(clock);
        using var browser = await EnterAsync(host, "agent1");
        (await LeftAsync(browser)).ShouldBe(SignInServices.CookieLife);

        clock.Advance(SignInServices.CookieLife - TimeSpan.FromMinutes(2));
        var asked = await browser.GetAsync(Session, Ct);
        asked.Headers.Contains("Set-Cookie").ShouldBeFalse("asking is no sign of life");
        (await LeftAsync(browser)).ShouldBe(TimeSpan.FromMinutes(2));
        clock.Advance(TimeSpan.FromMinutes(3));

        (await browser.GetAsync(Session, Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.PostAsync(Renewal, null, Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Session_ThatIsRenewed_HoldsItsWholeLifeAgain_WithoutAPage()
    {
        var clock = new ManualTimeProvider();
        await using var host = await SignInHost.StartAsync(clock);
        using var browser = await EnterAsync(host, "supervisor1");
        (await browser.GetStringAsync("/supervisor", Ct)).ShouldContain($"data-session-until=\"{(clock.GetUtcNow() + SignInServices.CookieLife).ToUnixTimeMilliseconds()}\"");
        clock.Advance(SignInServices.CookieLife - TimeSpan.FromMinutes(1));

        (await browser.PostAsync(Renewal, null, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await LeftAsync(browser)).ShouldBe(SignInServices.CookieLife);
        clock.Advance(TimeSpan.FromMinutes(2));
        (await browser.GetAsync(new Uri("/supervisor", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpClient> EnterAsync(SignInHost host, string name)
    {
        var browser = host.Browser();
        await SignInHost.SignInAsync(browser, name, "demo-" + name);
        return browser;
    }

    private static async Task<HttpResponseMessage> PatchAsync(HttpClient browser, string json)
    {
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        return await browser.PatchAsync(Settings, body, Ct);
    }

    private static async Task<TimeSpan> LeftAsync(HttpClient browser) =>
        TimeSpan.FromMilliseconds((await browser.GetFromJsonAsync<JsonElement>(Session, Ct)).GetProperty("leftMs").GetInt64());
}
