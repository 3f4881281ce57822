using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>The kit in a real browser: what keys do, where the focus is, what a person's own settings change.</summary>
[Trait("Lane", "behind")]
public sealed class KitTests(ProductFixture fixture)
{
    [Fact]
    public async Task Keyboard_ReachesEverything_AndOwnKeysTakeTheirPlace()
    {
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var desk = await Desk.SignInAsync(chromium, product, "admin", "en");
        var page = desk.Page;

        // Help: the same place and key everywhere, with the page's purpose; the focus comes back.
        await page.GotoAsync("/admin/users");
        await Assertions.Expect(page.Locator("h1").First).ToBeFocusedAsync();
        await page.GetByTestId("help").FocusAsync();
        await page.Keyboard.PressAsync("F1");
        await Assertions.Expect(page.GetByTestId("help-purpose")).ToContainTextAsync("Accounts");
        await page.Keyboard.PressAsync("Escape");
        (await page.EvaluateAsync<string?>("() => document.activeElement?.dataset.testid")).ShouldBe("help");
        (await page.GetByTestId("help").BoundingBoxAsync())!.Y.ShouldBeLessThan(768 - 23, "the help is in sight beside fourteen doors");

        // The palette: pages by a few letters, rights respected by what it lists.
        await page.EvaluateAsync("() => document.activeElement.blur()");
        await page.Keyboard.PressAsync("Alt+s");
        await page.GetByTestId("find-text").FillAsync("Kit");
        await page.GetByTestId("find-command").First.WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/kit");

        // 100,000 rows by keys; only some are made.
        var grid = page.Locator("[data-grid][aria-rowcount='100001']");
        await grid.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Assertions.Expect(grid.Locator("tr[aria-selected=true]")).ToHaveTextAsync("100000");
        (await grid.Locator("tbody tr[role=row]").CountAsync()).ShouldBeLessThan(200);
        await page.Keyboard.PressAsync("PageUp");
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(grid.Locator("tr[aria-selected=true]")).ToHaveTextAsync("1");

        // The splitter by keys, remembered over a reload.
        var bar = page.Locator("[data-splitter=kit] > [role=separator]");
        await bar.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(bar).ToHaveAttributeAsync("aria-valuenow", "42");
        await page.ReloadAsync();
        await Assertions.Expect(bar).ToHaveAttributeAsync("aria-valuenow", "42");

        // A day by keys; hostile text ran nowhere; no focus is hidden under a bar.
        await page.GetByTestId("kit-day").FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await page.Locator("[data-days]").WaitForAsync();
        await Assertions.Expect(page.Locator("[data-days]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("kit-day")).ToHaveValueAsync("2026-03-16");
        (await page.TitleAsync()).ShouldNotBe("x");
        (await HiddenFocusAsync(page)).ShouldBeEmpty();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        await page.WaitForFunctionAsync("() => document.getAnimations().filter(a => a.timeline instanceof DocumentTimeline).length === 0");

        // A list by keys: Enter opens, Escape comes back to the same row.
        await page.GotoAsync("/customers");
        var list = page.Locator("[data-grid]").First;
        await list.Locator("tr[data-key]").Nth(3).WaitForAsync();
        await list.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(list.Locator("tr[aria-selected=true]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("End");
        // The last row, by the count of the same moment: the list may still be loading.
        await page.WaitForFunctionAsync("() => { const grid = document.querySelector('[data-grid]'); return grid?.querySelector('tr[aria-selected=true]')?.getAttribute('aria-rowindex') === grid?.getAttribute('aria-rowcount'); }");
        await page.Keyboard.PressAsync("ArrowUp");
        var last = int.Parse((await list.GetAttributeAsync("aria-rowcount"))!, System.Globalization.CultureInfo.InvariantCulture);
        await Assertions.Expect(list.Locator("tr[aria-selected=true]")).ToHaveAttributeAsync("aria-rowindex", (last - 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        var key = await list.Locator("tr[aria-selected=true]").GetAttributeAsync("data-key");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/customers/*");
        await Assertions.Expect(list).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForURLAsync("**/customers");
        await Assertions.Expect(list.Locator("tr[aria-selected=true]")).ToHaveAttributeAsync("data-key", key!);
        await Assertions.Expect(list).ToBeFocusedAsync();

        // One's own key: refused when it clashes, then pressed, printed and read out in the place of the old one; a composing input method is left alone.
        await page.GotoAsync("/me");
        var help = page.Locator("[data-default=F1]");
        await help.FocusAsync();
        await page.Keyboard.PressAsync("F4");
        await Assertions.Expect(page.Locator("[role=alert]").First).ToContainTextAsync("F4");
        await help.FocusAsync();
        await page.Keyboard.PressAsync("F7");
        await Assertions.Expect(page.GetByTestId("help")).ToHaveAttributeAsync("aria-keyshortcuts", "? F7");
        await page.EvaluateAsync("() => document.activeElement.blur()");
        await page.Keyboard.PressAsync("F1");
        await Assertions.Expect(page.Locator("#keys-help[open]")).ToHaveCountAsync(0);
        await page.EvaluateAsync("() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'F7', isComposing: true, bubbles: true }))");
        await Assertions.Expect(page.Locator("#keys-help[open]")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("F7");
        await Assertions.Expect(page.Locator("#keys-help[open]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        // The account has it too, or the next who signs in with this name would find F7.
        await page.RunAndWaitForResponseAsync(() => page.GetByTestId("keys-reset").ClickAsync(), r => r.Url.EndsWith("/me/settings", StringComparison.Ordinal) && r.Request.Method == "PATCH");
        await Assertions.Expect(page.GetByTestId("help")).ToHaveAttributeAsync("aria-keyshortcuts", "? F1");
        await page.Context.CloseAsync();
    }

    /// <summary>Goes through the page by Tab: whatever has the focus is drawn with an outline and lies on top where its middle is.</summary>
    private static async Task<string[]> HiddenFocusAsync(IPage page)
    {
        await page.EvaluateAsync("() => document.querySelector('main h1')?.focus()");
        var hidden = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            try
            {
                // What scrolls into sight, or goes away from over it, needs a moment; what is hidden for good stays hidden.
                await page.WaitForFunctionAsync(
                    """
                    () => {
                      const el = document.activeElement;
                      if (!el || el === document.body) return true;
                      const box = (el.closest('.input') ?? el).getBoundingClientRect(), x = box.x + Math.min(box.width / 2, 20), y = box.y + Math.min(box.height / 2, 20);
                      const top = document.elementFromPoint(x, y), outline = e => e && getComputedStyle(e).outlineStyle !== 'none';
                      const seen = top && (el.contains(top) || top.contains(el) || el.closest('.input')?.contains(top));
                      return seen && (outline(el) || outline(el.closest('.input')) || el.matches('[data-days]'));
                    }
                    """,
                    null,
                    new PageWaitForFunctionOptions { Timeout = 15_000 });
            }
            catch (TimeoutException)
            {
                hidden.Add(await page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 160)"));
            }
        }

        return [.. hidden];
    }
}
