using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Microsoft.Playwright;

namespace Benchmarks;

/// <summary>A key to what it does: the visit slots by 7, 8, 9, through the circuit and back, until the frame that shows it. The slow ones are named, with what the process did meanwhile.</summary>
internal static class KeyFigures
{
    private const int Keys = 100;
    private const double SlowMs = 60;

    // One key at a time, so that what the server spent on compiling and collecting can be told for each.
    private const string Press = """
        async key => {
          const frame = () => new Promise(painted => requestAnimationFrame(() => painted()));
          const slot = () => document.querySelector(`.slot[aria-keyshortcuts="${key}"]`);
          if (!slot() || slot().disabled) return null;
          const empty = performance.now();
          await frame();
          const floor = performance.now() - empty;
          const before = performance.now();
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
          const sent = performance.now() - before;
          while (slot()?.getAttribute('aria-checked') !== 'true') {
            if (performance.now() - before > 5000) throw new Error('the slot was not chosen');
            await new Promise(turn => { const channel = new MessageChannel(); channel.port1.onmessage = turn; channel.port2.postMessage(0); });
          }
          const drawn = performance.now() - before;
          await frame();
          return [floor, sent, drawn, performance.now() - before];
        }
        """;

    public static async Task MeasureAsync(Report report, IPage page)
    {
        await page.GetByTestId("ticket-form").WaitForAsync();
        await page.Locator(".slot").First.WaitForAsync();
        await page.EvaluateAsync("() => document.activeElement?.blur()");
        using var compiled = CompiledMethods.IfWanted();
        List<double> floor = [];
        List<double> times = [];
        for (var i = 0; i < Keys; i++)
        {
            var key = ((i % 3) + 7).ToString(CultureInfo.InvariantCulture);
            var began = Stopwatch.GetTimestamp();
            var (jit, pause) = (JitInfo.GetCompilationTime(), GC.GetTotalPauseDuration());
            if (await page.EvaluateAsync<double[]?>(Press, key) is not [var frame, var sent, var drawn, var shown])
                continue;
            floor.Add(frame);
            times.Add(shown);
            if (shown <= SlowMs) continue;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# slow key {i + 1} ({key}): {shown:0} ms; told the server after {sent:0}, drawn after {drawn:0}; meanwhile compiled {(JitInfo.GetCompilationTime() - jit).TotalMilliseconds:0} ms, collected {(GC.GetTotalPauseDuration() - pause).TotalMilliseconds:0} ms"));
            foreach (var method in compiled?.Since(began, 5) ?? [])
                Console.WriteLine("#   " + method);
        }

        report.Times("desk", "one empty frame of the browser (floor)", floor);
        report.Times("desk", "key to what it does, visible", times, floor.Order().ElementAt(floor.Count / 2));
        report.Times("desk", "key to what it does, visible, after the first ten", [.. times.Skip(10)], floor.Order().ElementAt(floor.Count / 2));
    }
}
