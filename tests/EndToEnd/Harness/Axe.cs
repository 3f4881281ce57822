using System.Reflection;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Shouldly;

namespace EndToEnd.Harness;

/// <summary>A page in a state that only a journey reaches has no axe violation of WCAG 2.2 A and AA, and does not scroll.</summary>
/// <remarks>axe-core runs in the page itself: the library's own way opens a second page for each check, which costs more than the check.</remarks>
public static class Axe
{
    private static readonly Lazy<string> Script = new(() =>
    {
        using var stream = Assembly.GetAssembly(typeof(AxeRunOptions))!.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")!;
        using var reader = new StreamReader(stream);
        return "() => {" + reader.ReadToEnd() + "}";
    });

    /// <summary>A hovered or changing control is between two colours: the hand rests elsewhere, and what moves comes to its end.</summary>
    public static async Task AtRestAsync(IPage page)
    {
        await page.Mouse.MoveAsync(1, 1);
        await page.WaitForFunctionAsync("() => document.getAnimations().every(a => a.playState !== 'running' || !(a.timeline instanceof DocumentTimeline) || a.animationName === 'toast-left' || a.effect?.getTiming().iterations === Infinity)");
    }

    public static async Task CheckAsync(IPage page, string what)
    {
        (await FindAsync(page, what)).ShouldBeEmpty();
        (await ScrollsAsync(page)).ShouldBeFalse($"{what} scrolls at 1366×768");
    }

    /// <summary>Whether the page itself scrolls: its panes may, it may not.</summary>
    public static Task<bool> ScrollsAsync(IPage page) => page.EvaluateAsync<bool>("() => document.documentElement.scrollHeight > window.innerHeight + 1");

    /// <summary>What violates WCAG 2.2 A or AA, one line per place.</summary>
    /// <param name="page">At rest or nearly so.</param>
    /// <param name="what">Stands before each line.</param>
    /// <param name="coloursOnly">Contrast alone: when the same page was checked in other colours before.</param>
    public static Task<string[]> FindAsync(IPage page, string what, bool coloursOnly = false) => RunAsync(page, what, coloursOnly ? "color-contrast" : null);

    /// <summary>Text with less than 7:1 on what lies behind it (WCAG 1.4.6): what high contrast promises.</summary>
    public static Task<string[]> BelowSevenToOneAsync(IPage page, string what) => RunAsync(page, what, "color-contrast-enhanced");

    /// <summary>The rows of a long list come one round trip after the list that names the chosen one. What never comes is for axe to tell.</summary>
    private static async Task DrawnAsync(IPage page)
    {
        try
        {
            await page.WaitForFunctionAsync(
                "() => [...document.querySelectorAll('[aria-activedescendant]')].every(e => document.getElementById(e.getAttribute('aria-activedescendant')))", null, new PageWaitForFunctionOptions { Timeout = 15_000 });
        }
        catch (TimeoutException)
        {
            // Told below, by its name.
        }
    }

    private static async Task<string[]> RunAsync(IPage page, string what, string? rule)
    {
        await AtRestAsync(page);
        await DrawnAsync(page);
        if (!await page.EvaluateAsync<bool>("() => Boolean(window.axe)"))
            await page.EvaluateAsync(Script.Value);
        return await page.EvaluateAsync<string[]>(
            """
            async ([what, rule]) => {
              const runOnly = rule ? { type: 'rule', values: [rule] } : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
              const result = await axe.run(document, { runOnly, resultTypes: ['violations'], iframes: false });
              return result.violations.flatMap(v => v.nodes.map(n => `${what}: ${v.id} (${v.impact}) ${n.html.slice(0, 300)}`));
            }
            """,
            new object?[] { what, rule });
    }
}
