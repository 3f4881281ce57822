using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;

namespace EndToEnd.Harness;

/// <summary>A page in a state that only a journey reaches has no axe violation of WCAG 2.2 A and AA, and does not scroll.</summary>
public static class Axe
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    /// <summary>A hovered or changing control is between two colours: the hand rests elsewhere, and what moves comes to its end.</summary>
    public static async Task AtRestAsync(IPage page)
    {
        await page.Mouse.MoveAsync(1, 1);
        await page.WaitForFunctionAsync("() => document.getAnimations().every(a => a.playState !== 'running' || a.effect?.getTiming().iterations === Infinity)");
    }

    public static async Task CheckAsync(IPage page, string what)
    {
        await AtRestAsync(page);
        var result = await page.RunAxe(Rules);
        result.Violations.SelectMany(v => v.Nodes.Select(n => $"{what}: {v.Id} ({v.Impact}) {n.Html}")).ShouldBeEmpty();
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollHeight > window.innerHeight + 1")).ShouldBeFalse($"{what} scrolls at 1366×768");
    }
}
