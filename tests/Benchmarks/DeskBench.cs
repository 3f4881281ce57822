using System.Globalization;
using CallCenter.Web.Features.ScreenPop;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Persistence.Demo;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace Benchmarks;

/// <summary>What an agent feels: from the INVITE to the painted card, and from a key to what it does, in Chromium; then many desks on one server without browsers.</summary>
/// <remarks><c>AFTERSALES_DESK_CUSTOMERS</c> adds so many customers (three tickets each) to the demo company, <c>AFTERSALES_DESK_RINGS</c> sets how often it rings (20), <c>AFTERSALES_DESKS</c> how many desks (200).</remarks>
internal static class DeskBench
{
    private const string Chromium = "/usr/bin/chromium";
    private const int Keys = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly AgentId Agent = new("agent1");

    public static async Task RunAsync(Report report)
    {
        await using var host = await DemoHost.StartAsync();
        var web = new Uri(host.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        if (Number("AFTERSALES_DESK_CUSTOMERS", 0) is > 0 and var customers)
            await host.App.Services.GetRequiredService<BulkSeeder>().SeedAsync(customers, customers * 3, 0, TimeProvider.System.GetUtcNow(), null, CancellationToken.None);
        report.Figure("desk", "customers in the store", await CountAsync(host), "customers");
        if (File.Exists(Chromium))
            await InChromiumAsync(report, host, web);
        else
            Console.WriteLine("# Chromium is not installed: pop and keys are not measured");
        await ManyDesks.RunAsync(report, host, web, Number("AFTERSALES_DESKS", 200));
    }

    private static async Task InChromiumAsync(Report report, DemoHost host, Uri web)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", "--autoplay-policy=no-user-gesture-required"],
        });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { BaseURL = web.ToString(), ViewportSize = new ViewportSize { Width = 1366, Height = 768 }, Permissions = ["microphone"] });
        await page.GotoAsync("/sign-in?culture=zh-CN");
        await page.GetByTestId("sign-in-name").FillAsync(Agent.Value);
        await page.GetByTestId("sign-in-password").FillAsync("demo-" + Agent.Value);
        await page.GetByTestId("sign-in-submit").ClickAsync();
        await page.Locator("[data-testid=phone-state][data-phone=ready]").WaitForAsync();
        await page.GetByTestId("become-ready").ClickAsync();
        var switchboard = host.App.Services.GetRequiredService<ISwitchboard>();
        await UntilAsync(() => StateOf(switchboard) is { Presence: Presence.Ready }, "the agent to be ready");

        var numbers = await NumbersAsync(host, Number("AFTERSALES_DESK_RINGS", 20) + 1);
        List<double> painted = [];
        List<double> known = [];
        for (var i = 0; i < numbers.Count; i++)
        {
            var (call, pop) = await RingAsync(page, host, switchboard, numbers[i]);
            // The first ring warms scripts and queries up: nobody's shift begins twice.
            if (i > 0)
            {
                painted.Add((pop.ShownAt!.Value - pop.Received).TotalMilliseconds);
                known.Add((pop.SentAt!.Value - pop.Received).TotalMilliseconds);
            }

            await switchboard.AskAsync(new Input.Answer(Agent, call), CancellationToken.None);
            if (i == numbers.Count - 1)
                await KeysAsync(report, page);
            await switchboard.AskAsync(new Input.HangUp(Agent, call, Agent.Value), CancellationToken.None);
            await UntilAsync(() => StateOf(switchboard) is { Presence: Presence.WrapUp }, "the call to end");
            await switchboard.AskAsync(new Input.FinishWrapUp(Agent), CancellationToken.None);
            await UntilAsync(() => StateOf(switchboard) is { Presence: Presence.Ready }, "the agent to be free");
        }

        report.Times("desk", "INVITE to the card sent to the desk (floor)", known);
        report.Times("desk", "INVITE to the card painted in Chromium", painted, known.Order().ElementAt(known.Count / 2));
    }

    private static async Task<(InteractionId Call, CallerPop Pop)> RingAsync(IPage page, DemoHost host, ISwitchboard switchboard, string number)
    {
        await page.EvaluateAsync(
            "async n => { const r = await fetch('/api/v1/demo/calls', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ from: n, to: '4008001001', holdMs: 60000 }) }); if (!r.ok) throw new Error(await r.text()); }",
            number);
        var pops = host.App.Services.GetRequiredService<IScreenPops>();
        CallerPop? shown = null;
        await UntilAsync(() => StateOf(switchboard)?.Interaction is { } id && (shown = pops.Find(id)) is { ShownAt: not null, SentAt: not null }, "the card to be painted");
        return (shown!.Interaction, shown);
    }

    /// <summary>A key to what it does: the visit slots by 7, 8, 9, through the circuit and back, until the frame that shows it.</summary>
    private static async Task KeysAsync(Report report, IPage page)
    {
        await page.GetByTestId("ticket-form").WaitForAsync();
        await page.Locator(".slot").First.WaitForAsync();
        var times = await page.EvaluateAsync<double[]>(
            """
            async rounds => {
              const frame = () => new Promise(painted => requestAnimationFrame(() => painted()));
              const floor = [], times = [];
              document.activeElement?.blur();
              for (let i = 0; i < rounds; i++) {
                const key = ['7', '8', '9'][i % 3], slot = () => document.querySelector(`.slot[aria-keyshortcuts="${key}"]`);
                if (!slot() || slot().disabled) continue;
                const before = performance.now();
                document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
                while (slot()?.getAttribute('aria-checked') !== 'true') {
                  if (performance.now() - before > 5000) throw new Error('the slot was not chosen');
                  await new Promise(turn => { const channel = new MessageChannel(); channel.port1.onmessage = turn; channel.port2.postMessage(0); });
                }
                await frame();
                times.push(performance.now() - before);
                const empty = performance.now();
                await frame();
                floor.push(performance.now() - empty);
              }
              return [...floor, ...times];
            }
            """,
            Keys);
        var floor = times[..(times.Length / 2)];
        report.Times("desk", "one empty frame of the browser (floor)", floor);
        report.Times("desk", "key to what it does, visible", times[(times.Length / 2)..], floor.Order().ElementAt(floor.Length / 2));
    }

    private static AgentState? StateOf(ISwitchboard switchboard) => switchboard.Snapshot.State.Agents.GetValueOrDefault(Agent);

    private static int Number(string variable, int otherwise) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static async Task<long> CountAsync(DemoHost host)
    {
        await using var connection = new SqliteConnection($"Data Source={host.Database}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Customers";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<IReadOnlyList<string>> NumbersAsync(DemoHost host, int count)
    {
        await using var connection = new SqliteConnection($"Data Source={host.Database}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT E164 FROM CustomerPhones WHERE E164 LIKE '+861%' LIMIT 5000";
        await using var reader = await command.ExecuteReaderAsync();
        List<string> all = [];
        while (await reader.ReadAsync())
            all.Add(reader.GetString(0)[3..]);
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => all[random.Next(all.Count)])];
    }

    private static async Task UntilAsync(Func<bool> reached, string what)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!reached())
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
                throw new TimeoutException($"Waited for {what} in vain.");
            await Task.Delay(5);
        }
    }
}
