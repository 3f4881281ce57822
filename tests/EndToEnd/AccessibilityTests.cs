using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>Every page, both languages, light and dark: no axe violation of WCAG 2.2 A and AA, and at 1366×768 the page itself never scrolls.</summary>
[Trait("Lane", "behind")]
public sealed class AccessibilityTests(ProductFixture fixture)
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    private static readonly (string User, string Path)[] Pages =
    [
        ("agent18", "/desk"), ("agent18", "/calls"), ("agent18", "/tickets/T-261117-0007"), ("agent18", "/mentions"), ("agent18", "/customers/C-0000001"), ("agent18", "/customers"), ("agent18", "/customers/C-0000001/edit"), ("agent18", "/demo"),
        ("dispatcher1", "/dispatch"), ("dispatcher1", "/tickets"),
        ("supervisor1", "/supervisor"), ("supervisor1", "/wallboard"), ("admin", "/admin/kit"),
        ("admin", "/admin"), ("admin", "/admin/users"), ("admin", "/admin/roles"), ("admin", "/admin/queues"), ("admin", "/admin/entries"), ("admin", "/admin/calendar"), ("admin", "/admin/codes"),
        ("admin", "/admin/questions"), ("admin", "/admin/prompts"), ("admin", "/admin/trunks"), ("supervisor1", "/security"), ("admin", "/admin/tokens"), ("admin", "/admin/settings"), ("admin", "/admin/audit"),
        ("admin", "/admin/staffing"), ("admin", "/admin/skills"), ("admin", "/admin/reasons"), ("admin", "/admin/service-levels"), ("admin", "/admin/flows"), ("admin", "/admin/blocklist"),
        ("agent18", "/messages"), ("supervisor1", "/supervisor/broadcasts"),
        ("callback5", "/callbacks"), ("supervisor1", "/callbacks/all"),
    ];

    [Theory]
    [MemberData(nameof(Looks.All), MemberType = typeof(Looks))]
    public async Task EveryPage_HasNoAxeViolation(string culture, bool dark)
    {
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var found = new List<string>();
        var door = await chromium.PageAsync(product.Web, dark);
        await door.GotoAsync("/sign-in?culture=" + culture);
        await CheckAsync(door, "/sign-in", found);
        await door.Context.CloseAsync();
        foreach (var person in Pages.GroupBy(p => p.User))
        {
            var desk = await Desk.SignInAsync(chromium, product, person.Key, culture, dark);
            foreach (var (_, path) in person)
            {
                await desk.Page.GotoAsync(path);
                await desk.Page.Locator("h1").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
                await CheckAsync(desk.Page, path, found);
                await Screenshots.TakeAsync(desk.Page, $"page-{path.Trim('/').Replace('/', '-')}-{culture}{(dark ? "-dark" : "")}");
            }

            await desk.Page.Context.CloseAsync();
        }

        found.ShouldBeEmpty();
    }

    private static async Task CheckAsync(IPage page, string path, List<string> found)
    {
        await Axe.AtRestAsync(page);
        var result = await page.RunAxe(Rules);
        found.AddRange(result.Violations.SelectMany(v => v.Nodes.Select(n => $"{path}: {v.Id} ({v.Impact}) {n.Html}")));
        if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollHeight > window.innerHeight + 1"))
            found.Add($"{path}: the page scrolls at 1366×768");
    }
}
