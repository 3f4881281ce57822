using Microsoft.Playwright;

namespace EndToEnd.Harness;

/// <summary>Every page with somebody who may open it, visited several at once: one sign-in per person, and a page waits for nobody.</summary>
public static class EveryPage
{
    /// <summary>At once: the machine's cores are shared with the product.</summary>
    private const int AtOnce = 3;

    private static readonly (string User, string Path)[] Pages =
    [
        ("agent18", "/desk"), ("agent18", "/calls"), ("agent18", "/tickets/T-261117-0007"), ("agent18", "/customers/C-0000001"), ("agent18", "/customers"), ("agent18", "/customers/C-0000001/edit"), ("agent18", "/demo"), ("agent18", "/me"),
        ("dispatcher1", "/dispatch"), ("dispatcher1", "/tickets"),
        ("supervisor1", "/supervisor"), ("supervisor1", "/wallboard"), ("admin", "/kit"),
        ("admin", "/admin"), ("admin", "/admin/users"), ("admin", "/admin/roles"), ("admin", "/admin/queues"), ("admin", "/admin/entries"), ("admin", "/admin/calendar"), ("admin", "/admin/codes"),
        ("admin", "/admin/questions"), ("admin", "/admin/prompts"), ("admin", "/admin/trunks"), ("supervisor1", "/security"), ("admin", "/admin/tokens"), ("admin", "/admin/settings"), ("admin", "/admin/audit"),
        ("admin", "/admin/staffing"), ("admin", "/admin/skills"), ("admin", "/admin/reasons"), ("admin", "/admin/service-levels"), ("admin", "/admin/flows"), ("admin", "/admin/blocklist"),
        ("agent18", "/messages"), ("supervisor1", "/supervisor/broadcasts"),
        ("callback5", "/callbacks"), ("supervisor1", "/callbacks/all"),
        ("agent18", "/mentions"), ("agent18", "/desk/mine"), ("agent18", "/units"), ("agent18", "/units/scan"), ("agent18", "/knowledge"), ("supervisor1", "/imports"), ("supervisor1", "/quality"),
        ("admin", "/admin/sites"), ("admin", "/admin/technicians"), ("admin", "/admin/absences"), ("admin", "/admin/dispatch-rules"), ("admin", "/admin/catalogue"), ("admin", "/admin/shipments"),
        ("admin", "/admin/policies"), ("admin", "/admin/recalls"),
    ];

    /// <summary>Opens each, and lets it be looked at.</summary>
    /// <returns>What was found, in the order of the pages.</returns>
    public static async Task<string[]> VisitAsync(Chromium chromium, Product product, string culture, bool dark, Func<IPage, string, Task<IEnumerable<string>>> look)
    {
        var found = new List<string>();
        foreach (var person in Pages.GroupBy(p => p.User))
        {
            var desk = await Desk.SignInAsync(chromium, product, person.Key, culture, dark);
            var waiting = new Queue<string>(person.Select(p => p.Path));
            await Task.WhenAll(Enumerable.Range(0, Math.Min(AtOnce, waiting.Count)).Select(async n =>
            {
                var page = n == 0 ? desk.Page : await desk.Page.Context.NewPageAsync();
                while (true)
                {
                    string? path;
                    lock (waiting)
                    {
                        if (!waiting.TryDequeue(out path))
                            return;
                    }

                    await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
                    await page.Locator("h1").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
                    var lines = await look(page, path);
                    lock (found)
                    {
                        found.AddRange(lines);
                    }
                }
            }));
            await desk.Page.Context.CloseAsync();
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }
}
