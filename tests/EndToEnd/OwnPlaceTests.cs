using System.Text.RegularExpressions;
using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>A person's own look goes with his account to the next browser; in high contrast every text has 7:1, in forced colours state is still seen; before the sign-in ends a bar says so.</summary>
[Trait("Lane", "behind")]
public sealed partial class OwnPlaceTests(ProductFixture fixture)
{
    private const string Person = "agent2";

    private static readonly string[] MainPages = ["/desk", "/tickets", "/tickets/T-261117-0007", "/customers", "/customers/C-0000001", "/calls", "/knowledge", "/me"];

    [Theory]
    [InlineData("zh-CN", false)]
    [InlineData("en", true)]
    public async Task OwnLook_FollowsTheAccount_HoldsItsContrast_ShowsStateInForcedColours_AndTheSessionWarns(string culture, bool dark)
    {
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var first = (await Desk.SignInAsync(chromium, product, Person, culture, dark)).Page;
        await first.GotoAsync("/me");
        await TellingAsync(first, () => first.Locator("[data-value=more]").ClickAsync());
        await first.Context.CloseAsync();

        var page = (await Desk.SignInAsync(chromium, product, Person, culture, dark)).Page;
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-contrast", "more");
        var found = new List<string>();
        foreach (var path in MainPages)
        {
            await page.GotoAsync(path);
            await page.Locator("h1").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
            found.AddRange(await Axe.BelowSevenToOneAsync(page, $"{path} in high contrast"));
        }

        found.ShouldBeEmpty();
        await Screenshots.TakeAsync(page, $"me-high-contrast-{culture}{(dark ? "-dark" : "")}");
        await ForcedAsync(page, culture, dark);
        await WarnsAsync(page);

        await page.GotoAsync("/me");
        await page.RunAndWaitForResponseAsync(() => page.GetByTestId("reset-all").ClickAsync(), r => r.Request.Method == "DELETE");
        await Assertions.Expect(page.Locator("html")).Not.ToHaveAttributeAsync("data-contrast", "more");
        await page.Context.CloseAsync();
    }

    private static Task<IResponse> TellingAsync(IPage page, Func<Task> change) =>
        page.RunAndWaitForResponseAsync(change, r => r.Url.EndsWith("/me/settings", StringComparison.Ordinal) && r.Request.Method == "PATCH" && r.Ok);

    /// <summary>The system's colours instead of ours: the row that is chosen, the focus and the presence are told by lines and shapes.</summary>
    private static async Task ForcedAsync(IPage page, string culture, bool dark)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.Active, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
        await page.GotoAsync("/customers");
        var list = page.Locator("[data-grid]").First;
        await list.Locator("tr[aria-rowindex]").First.WaitForAsync();
        await list.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await list.Locator("tr[aria-selected=true]").First.WaitForAsync();
        (await DrawnAsync(page, "[data-grid] tr[aria-selected=true]")).ShouldBe("outlined", "the chosen row");
        await page.Keyboard.PressAsync("Shift+Tab");
        (await DrawnAsync(page, ":focus")).ShouldBe("outlined", "the focus");
        await Screenshots.TakeAsync(page, $"customers-forced-colours-{culture}{(dark ? "-dark" : "")}");

        await page.GotoAsync("/desk");
        var mark = page.Locator("[data-testid=presence] .mark");
        await mark.WaitForAsync();
        (await page.Locator("[data-testid=presence] b").InnerTextAsync()).ShouldNotBeNullOrWhiteSpace();
        (await mark.EvaluateAsync<double>("""
            mark => {
              const light = css => { const [r, g, b] = css.match(/[\d.]+/g).slice(0, 3).map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
              const canvas = document.body.appendChild(Object.assign(document.createElement('i'), { style: 'color: Canvas' }));
              const behind = light(getComputedStyle(canvas).color), ink = light(getComputedStyle(mark).borderTopColor);
              canvas.remove();
              return (Math.max(behind, ink) + .05) / (Math.min(behind, ink) + .05);
            }
            """)).ShouldBeGreaterThan(3, "the mark's shape on the system's paper");
        await Screenshots.TakeAsync(page, $"desk-forced-colours-{culture}{(dark ? "-dark" : "")}");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.None, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
    }

    /// <summary>A page that was told of a session with ninety seconds left: the bar is there, staying needs no reload, and what has ended leads to the sign-in.</summary>
    private static async Task WarnsAsync(IPage page)
    {
        const string Asked = "**/session";
        var left = TimeSpan.FromSeconds(90);
        await page.RouteAsync("**/me", async route =>
        {
            var answer = await route.FetchAsync();
            var ends = TimeProvider.System.GetUtcNow().Add(left).ToUnixTimeMilliseconds();
            await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Body = Until().Replace(await answer.TextAsync(), $"data-session-until=\"{ends}\"") });
        });
        await page.RouteAsync(Asked, route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "application/json", Body = """{"leftMs":90000}""" }));
        await page.GotoAsync("/me");
        var bar = page.GetByTestId("session-warning");
        await Assertions.Expect(bar).ToBeVisibleAsync();
        await page.EvaluateAsync("() => { window.still = true; }");
        (await Axe.FindAsync(page, "/me while the session ends")).ShouldBeEmpty();
        await page.RunAndWaitForResponseAsync(() => page.GetByTestId("session-renew").ClickAsync(), r => r.Url.EndsWith("/session/renew", StringComparison.Ordinal) && r.Ok);
        await Assertions.Expect(bar).ToBeHiddenAsync();
        (await page.EvaluateAsync<bool>("() => window.still === true")).ShouldBeTrue("the page was not loaded again");

        await page.UnrouteAsync(Asked);
        await page.RouteAsync(Asked, route => route.FulfillAsync(new RouteFulfillOptions { Status = 401 }));
        await page.GotoAsync("/me");
        await page.WaitForURLAsync(u => u.Contains("/sign-in?ended=true", StringComparison.Ordinal));
        await Assertions.Expect(page.GetByTestId("session-ended")).ToBeVisibleAsync();
        await page.UnrouteAllAsync();
    }

    private static Task<string> DrawnAsync(IPage page, string selector) => page.Locator(selector).First.EvaluateAsync<string>("""
        el => {
          const drawn = e => { const s = e && getComputedStyle(e); return s && s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0; };
          return drawn(el) || drawn(el.closest('.input')) || drawn(el.querySelector('[data-active]')) ? 'outlined' : el.outerHTML.slice(0, 200);
        }
        """);

    [GeneratedRegex("data-session-until=\"[0-9]+\"", RegexOptions.None, 1000)]
    private static partial Regex Until();
}
