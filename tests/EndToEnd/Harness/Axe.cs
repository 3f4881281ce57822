using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;

namespace EndToEnd.Harness;

/// <summary>A page in a state that only a journey reaches has no axe violation of WCAG 2.2 A and AA, and does not scroll.</summary>
public static class Axe
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    public static async Task CheckAsync(IPage page, string what)
    {
        var result = await page.RunAxe(Rules);
        result.Violations.SelectMany(v => v.Nodes.Select(n => $"{what}: {v.Id} ({v.Impact}) {n.Html}")).ShouldBeEmpty();
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollHeight > window.innerHeight + 1")).ShouldBeFalse($"{what} scrolls at 1366×768");
    }
}
