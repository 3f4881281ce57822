using System.Diagnostics;
using System.Globalization;
using System.Net;
using CallCenter.Web.Features.Broadcasts;
using CallCenter.Web.Switchboard;
using Crm.Domain.Administration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Persistence;
using Telephony.Distribution;
using Telephony.Exchange;

namespace Benchmarks;

/// <summary>Desks in real browsers, each its own agent and its own profile: what one costs the server, and how soon what happens on the floor is in the page. Their phones are not connected: audio is another bench.</summary>
/// <remarks>The pages stamp what they see by the machine's clock, the bench stamps its command by the same one: whole milliseconds.</remarks>
internal static class ChromiumDesks
{
    private const int Rounds = 10;
    private const int AtOnce = 4;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenCommands = TimeSpan.FromMilliseconds(50);

    // Notes when a message, or another state of its own agent, is first in the page.
    private const string Observe = """
        window.seen = {};
        const look = () => {
          const text = document.querySelector('[data-testid=broadcast-text]')?.textContent;
          if (text && !(text in window.seen)) window.seen[text] = Date.now();
          const state = document.querySelector('[data-testid=presence] b.cut')?.textContent;
          if (window.waitsFor !== undefined && state !== window.waitsFor) { window.changedAt = Date.now(); window.waitsFor = undefined; }
        };
        new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
        """;

    public static async Task RunAsync(Report report, DemoHost host, Uri web, int desks)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--renderer-process-limit=4", "--disable-background-timer-throttling", "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows"],
        });
        try
        {
            await MeasureAsync(report, host, web, browser, desks);
        }
        catch (PlaywrightException gone)
        {
            // So many pages are the browser's own limit on a small machine: what was measured until then stands, and the desks without browsers follow.
            report.Must("desk", $"{desks} desks stayed open in Chromium", false, gone.Message.Split('\n')[0]);
        }
    }

    private static async Task MeasureAsync(Report report, DemoHost host, Uri web, IBrowser browser, int desks)
    {
        var pages = new IPage[desks];
        // Profiles and blank pages first: what they cost this process is not the desks'.
        for (var n = 0; n < desks; n++)
            pages[n] = await PageAsync(browser, web, $"agent{n + 1}");
        await OpenAsync(pages[0]);
        var alone = await BroadcastsAsync(host, pages[..1]);
        var (heap, resident) = await AtRestAsync();
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var at && at < desks)
                await OpenAsync(pages[at]);
        }));
        var (heapNow, residentNow) = await AtRestAsync();
        if (desks > 1)
        {
            report.Figure("desk", $"managed heap of one desk of {desks} in Chromium, after collecting", (heapNow - heap) / 1024.0 / (desks - 1), "KiB");
            report.Figure("desk", $"resident memory of the server for one desk of {desks}", (residentNow - resident) / 1024.0 / (desks - 1), "KiB");
        }

        report.Figure("desk", $"resident memory of the server with {desks} desks (bench included)", residentNow / 1e6, "MB");
        report.Times("desk", "message sent to seen in the page, one desk (floor)", alone);
        var together = await BroadcastsAsync(host, pages);
        report.Times("desk", $"message sent to seen in the page, each of {desks} desks", together, alone.Order().ElementAt(alone.Count / 2));
        await PresenceAsync(report, host, pages, alone);
    }

    private static async Task<IPage> PageAsync(IBrowser browser, Uri web, string user)
    {
        var cookies = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = web };
        await BareCircuit.SignInAsync(http, user);
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = web.ToString(), ViewportSize = new ViewportSize { Width = 1366, Height = 768 } });
        await context.AddCookiesAsync(cookies.GetCookies(web).Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Url = web.ToString() }));
        await context.AddInitScriptAsync(Observe);
        return await context.NewPageAsync();
    }

    private static async Task OpenAsync(IPage page)
    {
        await page.GotoAsync("/desk");
        await page.GetByTestId("presence").WaitForAsync(new LocatorWaitForOptions { Timeout = (float)Patience.TotalMilliseconds });
    }

    private static async Task<List<double>> BroadcastsAsync(DemoHost host, IPage[] pages)
    {
        var board = host.App.Services.GetRequiredService<BroadcastBoard>();
        List<double> times = [];
        for (var round = 0; round < Rounds; round++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"第 {round + 1} 次，{pages.Length} 席");
            var sent = Now();
            var id = ((SaveResult<Guid>.Saved)await board.SendAsync(new BroadcastDraft(text, [], MustRead: false, TimeProvider.System.GetUtcNow().AddHours(1)), "supervisor1", CancellationToken.None)).Value;
            foreach (var page in pages)
            {
                await page.WaitForFunctionAsync("t => t in window.seen", text, new PageWaitForFunctionOptions { Timeout = (float)Patience.TotalMilliseconds, PollingInterval = 1_000 });
                times.Add(await page.EvaluateAsync<double>("t => window.seen[t]", text) - sent);
            }

            await board.EndAsync(id, "supervisor1", CancellationToken.None);
            await Task.WhenAll(pages.Select(p => p.GetByTestId("broadcast").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached })));
        }

        return times;
    }

    // One agent after the other, so that the floor changes all the time: every change reaches every desk, and concerns one.
    private static async Task PresenceAsync(Report report, DemoHost host, IPage[] pages, List<double> floor)
    {
        var switchboard = host.App.Services.GetRequiredService<ISwitchboard>();
        foreach (var page in pages)
            await page.EvaluateAsync("() => { window.waitsFor = document.querySelector('[data-testid=presence] b.cut').textContent; }");
        var (sent, spent, began) = (new double[pages.Length], Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.GetTimestamp());
        for (var n = 0; n < pages.Length; n++)
        {
            var agent = new AgentId($"agent{n + 1}");
            sent[n] = Now();
            await switchboard.AskAsync(new Input.SetPresence(agent, Presence.NotReady, "meal", null, agent.Value), CancellationToken.None);
            await Task.Delay(BetweenCommands);
        }

        var busy = (Process.GetCurrentProcess().TotalProcessorTime - spent) / Stopwatch.GetElapsedTime(began);
        List<double> times = [];
        for (var n = 0; n < pages.Length; n++)
        {
            await pages[n].WaitForFunctionAsync("() => window.changedAt", null, new PageWaitForFunctionOptions { Timeout = (float)Patience.TotalMilliseconds, PollingInterval = 1_000 });
            times.Add(await pages[n].EvaluateAsync<double>("() => window.changedAt") - sent[n]);
        }

        report.Times("desk", $"own state changed to seen in the page, {pages.Length} desks, the floor changes 20 times a second", times, floor.Order().ElementAt(floor.Count / 2));
        report.Figure("desk", $"the server meanwhile, {pages.Length} desks", busy * 100, "% of one core");
    }

    private static double Now() => (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;

    private static async Task<(long Heap, long Resident)> AtRestAsync()
    {
        for (var i = 0; i < 2; i++)
        {
            await Task.Delay(Quiet);
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        using var self = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true), self.WorkingSet64);
    }
}
