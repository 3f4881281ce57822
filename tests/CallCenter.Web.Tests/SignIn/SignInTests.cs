using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.SignIn;

public sealed class SignInTests : IAsyncLifetime
{
    private const string Miss = "账号或密码不对";
    private SignInHost _host = default!;

    public async ValueTask InitializeAsync() => _host = await SignInHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task SignIn_WithTheRightPassword_GoesToTheAskedPageWithAGuardedCookie()
    {
        using var browser = _host.Browser();
        var answer = await SignInHost.SignInAsync(browser, "supervisor1", "demo-supervisor1", "?ReturnUrl=%2Fsupervisor");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldEndWith("/supervisor");
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("aftersales=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
        answer.Headers.GetValues("Set-Cookie").ShouldContain(c => c.StartsWith("device=phone", StringComparison.Ordinal));
        (await browser.GetAsync("/supervisor")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_ToAForeignAddress_StaysHere()
    {
        using var browser = _host.Browser();
        var answer = await SignInHost.SignInAsync(browser, "agent1", "demo-agent1", "?ReturnUrl=%2F%2Fevil.example");
        new Uri(browser.BaseAddress!, answer.Headers.Location!).Host.ShouldBe("127.0.0.1");
    }

    [Fact]
    public async Task SignIn_UnknownNameWrongPasswordAndSwitchedOff_GetTheSameAnswerAndKeepTheName()
    {
        foreach (var (name, password) in new[] { ("nobody", "x"), ("agent1", "wrong"), ("gone1", "demo-gone1") })
        {
            using var browser = _host.Browser();
            var answer = await SignInHost.SignInAsync(browser, name, password);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            page.ShouldContain(Miss);
            page.ShouldContain($"value=\"{name}\"");
            page.ShouldNotContain($"value=\"{password}\"");
        }
    }

    [Fact]
    public async Task SignIn_AfterFiveMisses_IsLockedEvenWithTheRightPassword()
    {
        using var browser = _host.Browser();
        for (var i = 0; i < 5; i++)
            await SignInHost.SignInAsync(browser, "agent1", "wrong");

        var answer = await SignInHost.SignInAsync(browser, "agent1", "demo-agent1");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain(Miss);
    }

    [Fact]
    public async Task SignIn_WithoutTheFormsToken_IsRefused()
    {
        using var browser = _host.Browser();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "sign-in", ["Form.Name"] = "agent1", ["Form.Password"] = "demo-agent1" });
        (await browser.PostAsync("/sign-in", form)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task SignOut_WithoutAToken_IsRefused()
    {
        using var browser = _host.Browser();
        await SignInHost.SignInAsync(browser, "agent1", "demo-agent1");
        using var form = new FormUrlEncodedContent([]);
        (await browser.PostAsync("/sign-out", form)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Pages_WithoutASignIn_LeadToItAndBack_ProgramsGetTheStatus()
    {
        using var browser = _host.Browser();
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        var page = await browser.GetAsync("/supervisor");
        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Headers.Location!.ToString().ShouldContain("/sign-in?ReturnUrl=%2Fsupervisor");

        using var program = _host.Browser();
        program.DefaultRequestHeaders.Add("Accept", "application/json");
        (await program.GetAsync("/supervisor")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Pages_WithoutTheRight_AreForbidden()
    {
        using var browser = _host.Browser();
        await SignInHost.SignInAsync(browser, "agent1", "demo-agent1");
        (await browser.GetAsync("/supervisor")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Language_ByQuery_IsSpokenAndRemembered()
    {
        using var browser = _host.Browser();
        var english = await browser.GetStringAsync("/sign-in?culture=en");
        english.ShouldContain("lang=\"en\"");
        english.ShouldContain("Appliance service desk");

        (await browser.GetStringAsync("/sign-in")).ShouldContain("Appliance service desk");
        WebUtility.HtmlDecode(await browser.GetStringAsync("/sign-in?culture=zh-CN")).ShouldContain("家电服务工作台");
    }

    [Fact]
    public async Task Language_WithoutAnyWish_IsChinese_AndTheBrowserIsAskedLast()
    {
        using var browser = _host.Browser();
        (await browser.GetStringAsync("/sign-in")).ShouldContain("lang=\"zh-CN\"");
        browser.DefaultRequestHeaders.Add("Accept-Language", "en-US,en;q=0.9");
        (await browser.GetStringAsync("/sign-in")).ShouldContain("lang=\"en\"");
        (await browser.GetStringAsync("/sign-in?culture=zh-CN")).ShouldContain("lang=\"zh-CN\"");
        (await browser.GetStringAsync("/sign-in")).ShouldContain("lang=\"zh-CN\"");
    }

    [Fact]
    public async Task Theme_OfTheCookie_IsThereBeforeTheFirstPaint_AndOnlyKnownWords()
    {
        using var browser = _host.Browser();
        browser.DefaultRequestHeaders.Add("Cookie", "theme=dark; contrast=\"><script>");
        var page = await browser.GetStringAsync("/sign-in");
        page.ShouldContain("data-theme=\"dark\"");
        page.ShouldNotContain("data-contrast");
    }

    [Fact]
    public async Task DemoPeople_OutsideDemoMode_AreNotShown()
    {
        using var browser = _host.Browser();
        (await browser.GetStringAsync("/sign-in")).ShouldNotContain("demo-agent1");
    }

    [Fact]
    public async Task Stamp_Changed_EndsTheSessionAtTheNextCheck()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        var user = (await users.FindByNameAsync("agent1"))!;
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<AppUser>>().CreateAsync(user);
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<AppUser>>();
        (await signIn.ValidateSecurityStampAsync(principal)).ShouldNotBeNull();

        await users.UpdateSecurityStampAsync(user);

        (await signIn.ValidateSecurityStampAsync(principal)).ShouldBeNull();
    }
}
