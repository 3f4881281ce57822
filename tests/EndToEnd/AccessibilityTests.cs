using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>Every page, both languages, light and dark: no axe violation of WCAG 2.2 A and AA, and at 1366×768 the page itself never scrolls; with texts 40 % longer
/// nothing is cut, and at 320 px nothing but tables scrolls sideways.</summary>
[Trait("Lane", "behind")]
public sealed class AccessibilityTests(ProductFixture fixture)
{
    /// <summary>The colours of the other theme are checked on the page that is already there: its rules are the same, its contrasts are not.</summary>
    [Theory]
    [InlineData("zh-CN", false)]
    [InlineData("en", true)]
    public async Task EveryPage_HasNoAxeViolation(string culture, bool dark)
    {
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var door = await chromium.PageAsync(product.Web, dark);
        await door.GotoAsync("/sign-in?culture=" + culture);
        var found = new List<string>(await LookAsync(door, "/sign-in", culture, dark));
        await door.Context.CloseAsync();
        found.AddRange(await EveryPage.VisitAsync(chromium, product, culture, dark, (page, path) => LookAsync(page, path, culture, dark)));

        found.ShouldBeEmpty();
    }

    [Fact]
    public async Task EveryPage_WithTexts40PercentLonger_IsReadable_AndAt320PixelsScrollsNoWhereSideways()
    {
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();

        var found = await EveryPage.VisitAsync(chromium, product, "en-XA", dark: false, async (page, path) =>
        {
            await page.SetViewportSizeAsync(1366, 768);
            await Axe.AtRestAsync(page);
            var lines = new List<string>(await Layout.CutAsync(page, path));
            await page.SetViewportSizeAsync(320, 640);
            lines.AddRange(await Layout.SidewaysAsync(page, path));
            return lines;
        });

        found.ShouldBeEmpty();
    }

    private static async Task<IEnumerable<string>> LookAsync(IPage page, string path, string culture, bool dark)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
        var lines = new List<string>(await Axe.FindAsync(page, path));
        if (await Axe.ScrollsAsync(page))
            lines.Add($"{path}: the page scrolls at 1366×768");
        await Screenshots.TakeAsync(page, $"page-{path.Trim('/').Replace('/', '-')}-{culture}{(dark ? "-dark" : "")}");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = dark ? ColorScheme.Light : ColorScheme.Dark });
        lines.AddRange(await Axe.FindAsync(page, $"{path} in the other theme", coloursOnly: true));
        if (path != "/kit")
            return lines;
        await page.EvaluateAsync("() => { document.documentElement.dataset.contrast = 'more'; }");
        lines.AddRange(await Axe.FindAsync(page, "/kit in high contrast", coloursOnly: true));
        await page.EvaluateAsync("() => { document.documentElement.dataset.density = 'compact'; }");
        lines.AddRange(await Axe.FindAsync(page, "/kit compact"));
        return lines;
    }
}
