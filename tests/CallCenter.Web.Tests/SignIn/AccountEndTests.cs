using System.Net;
using System.Text.RegularExpressions;
using AfterSales.Tests.Shared;
using CallCenter.Web.Composition;
using CallCenter.Web.Features.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Persistence;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.SignIn;

/// <summary>How a session ends from outside, and how people come in by a one-time link.</summary>
public sealed partial class AccountEndTests : IAsyncLifetime
{
    private SignInHost _host = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await SignInHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Lock_EndsTheCookieAtTheNextRequest_NotAtTheNextInterval()
    {
        using var browser = _host.Browser();
        await SignInHost.SignInAsync(browser, "supervisor1", "demo-supervisor1");
        (await browser.GetAsync("/supervisor", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var users = _host.Services.GetRequiredService<UserStore>();
        var entry = (await users.ListAsync(Ct)).Single(u => u.Draft.Name == "supervisor1");
        entry.LastSignInAt.ShouldNotBeNull();

        await users.SaveAsync(entry.Draft with { IsActive = false }, entry.Version, Actor.System, Ct);
        _host.Services.GetRequiredService<AccountChanges>().End("supervisor1");

        (await browser.GetAsync("/supervisor", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task OtherRoles_EndTheSession_AndTheNextSignInHasThem()
    {
        using var browser = _host.Browser();
        await SignInHost.SignInAsync(browser, "supervisor1", "demo-supervisor1");
        var users = _host.Services.GetRequiredService<UserStore>();
        var entry = (await users.ListAsync(Ct)).Single(u => u.Draft.Name == "supervisor1");
        await users.SaveAsync(entry.Draft with { Roles = [Roles.Agent] }, entry.Version, Actor.System, Ct);
        _host.Services.GetRequiredService<AccountChanges>().End("supervisor1");
        (await browser.GetAsync("/supervisor", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        await SignInHost.SignInAsync(browser, "supervisor1", "demo-supervisor1");
        (await browser.GetAsync("/supervisor", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public void Watch_HearsOnlyItsUser_UntilDisposed()
    {
        var changes = new AccountChanges(TimeProvider.System, NullLogger<AccountChanges>.Instance);
        var heard = 0;
        using (changes.Watch("a", () => heard++))
        {
            changes.End("b");
            changes.End("a");
        }

        changes.End("a");
        heard.ShouldBe(1);
    }

    [Fact]
    public void End_WhenOneSessionIsClosingAtThisMoment_ThenTheOthersHear_AndWhoLockedItGoesOn()
    {
        var changes = new AccountChanges(TimeProvider.System, NullLogger<AccountChanges>.Instance);
        var closing = new CancellationTokenSource();
        var heard = 0;
        using var first = changes.Watch("a", closing.Cancel);
        using var second = changes.Watch("a", () => heard++);
        closing.Dispose();

        changes.End("a");

        heard.ShouldBe(1);
    }

    [Fact]
    public async Task Link_SetsThePassword_Once_AndTheOldOneIsGone()
    {
        var link = await _host.Services.GetRequiredService<OneTimeLinks>().ForPasswordAsync("agent1", Actor.System, Ct);
        var path = "/welcome/" + link.ShouldBeOfType<SaveResult<string>.Saved>().Value;
        using var browser = _host.Browser();
        (await PostAsync(browser, path, ("Form.Password", "short"), ("Form.Again", "short"))).ShouldContain("超出范围");
        (await PostAsync(browser, path, ("Form.Password", "long enough 1"), ("Form.Again", "long enough 2"))).ShouldContain("不一样");
        await PostAsync(browser, path, ("Form.Password", "long enough 1"), ("Form.Again", "long enough 1"));
        WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri(path, UriKind.Relative), Ct)).ShouldContain("已用过或已过期");

        (await SignInHost.SignInAsync(browser, "agent1", "demo-agent1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SignInHost.SignInAsync(browser, "agent1", "long enough 1")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task FirstStart_WithoutPeople_PrintsALinkThatMakesTheFirstAdministrator()
    {
        using var folder = new TempFolder();
        await using var app = await Server.PrepareAsync(
        [
            "--environment=Production", "--Urls=http://127.0.0.1:0", $"--Data:Directory={folder.Path}", "--Telephony:Sip:Listen:0=udp://127.0.0.1:0", "--Telephony:Media:FirstPort=0",
            "--Logging:LogLevel:Default=Warning",
        ]);
        await app.StartAsync(Ct);
        using var printed = new StringWriter();
        await FirstAdministrator.OfferAsync(printed, app.Services, Ct);
        var path = WelcomePath().Match(printed.ToString()).Value;
        path.Length.ShouldBe("/welcome/".Length + 48);
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
        await PostAsync(browser, path, ("Form.Name", "boss"), ("Form.DisplayName", "老板"), ("Form.Password", "long enough 1"), ("Form.Again", "long enough 1"));

        (await SignInHost.SignInAsync(browser, "boss", "long enough 1")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.GetAsync("/admin", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var again = new StringWriter();
        await FirstAdministrator.OfferAsync(again, app.Services, Ct);
        again.ToString().ShouldBeEmpty();
        await app.StopAsync(Ct);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private static async Task<string> PostAsync(HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        var page = await browser.GetStringAsync(new Uri(path, UriKind.Relative), Ct);
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["_handler"] = "welcome", ["__RequestVerificationToken"] = Token().Match(page).Groups["value"].Value };
        foreach (var (name, value) in fields)
            form[name] = value;
        using var content = new FormUrlEncodedContent(form);
        using var answer = await browser.PostAsync(new Uri(path, UriKind.Relative), content, Ct);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Token();

    [GeneratedRegex("/welcome/[0-9a-f]+", RegexOptions.None, 5000)]
    private static partial Regex WelcomePath();
}
