using System.Globalization;
using CallCenter.Web.Features.ScreenPop;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Persistence;
using Persistence.Demo;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace Benchmarks;

/// <summary>What an agent feels: from the INVITE to the painted card, and from a key to what it does, in Chromium; then many desks on one server, in Chromium and without browsers.</summary>
/// <remarks><c>./bench.sh desk [SIZE] [desks=N] [bare]</c>: SIZE customers (three tickets each) beside the demo company, N desks (200). <c>AFTERSALES_DATA_FOLDER</c> keeps the seeded company in a folder for the next run;
/// <c>AFTERSALES_DESK_RINGS</c> sets how often it rings (20).</remarks>
internal static class DeskBench
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly AgentId Agent = new("agent1");

    private const int Desks = 200;

    /// <summary>More are no floor of one server any more, and each takes an account.</summary>
    private const int MostDesks = 1_000;

    public static Task RunAsync(Report report) => RunAsync(report, []);

    public static async Task<int> RunAsync(Report report, params string[] arguments)
    {
        var (customers, desks, pages) = (0, Desks, true);
        foreach (var argument in arguments)
        {
            // Two hundred Chromium pages want more than two cores; the server's side of them is measured without.
            if (argument == "bare")
            {
                pages = false;
                continue;
            }

            var isDesks = argument.StartsWith("desks=", StringComparison.Ordinal);
            if (!int.TryParse(isDesks ? argument["desks=".Length..] : argument, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > (isDesks ? MostDesks : SeedSize.MostCustomers))
            {
                await Console.Error.WriteLineAsync($"desk: '{argument}'; allowed: a number of customers to {SeedSize.MostCustomers}, desks=0 to desks={MostDesks}, bare.");
                return 2;
            }

            if (isDesks) desks = number;
            else customers = number;
        }

        var kept = Environment.GetEnvironmentVariable("AFTERSALES_DATA_FOLDER");
        await using var host = await DemoHost.StartAsync(string.IsNullOrEmpty(kept) ? null : Path.Combine(kept, $"desk-{customers}"), s => SeedAsync(report, s, customers, desks));
        var web = new Uri(host.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        report.Figure("desk", "customers in the store", await CountAsync(host), "customers");
        if (!pages)
        {
            Console.WriteLine("# bare: nothing in Chromium");
        }
        else if (File.Exists(Chromium))
        {
            await InChromiumAsync(report, host, web);
            if (desks > 0) await ChromiumDesks.RunAsync(report, host, web, desks);
        }
        else
        {
            Console.WriteLine("# Chromium is not installed: pop, keys and desks in a browser are not measured");
        }

        if (desks > 0) await ManyDesks.RunAsync(report, host, web, desks);
        return report.Failed ? 1 : 0;
    }

    private static async Task SeedAsync(Report report, IServiceProvider services, int customers, int desks)
    {
        long there;
        await using (var db = await services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync())
            there = await db.Customers.LongCountAsync();
        var began = TimeProvider.System.GetTimestamp();
        var size = customers > 0 && there < customers ? SeedSize.Of(customers) with { Agents = desks } : new SeedSize { Customers = 0, Units = 0, Tickets = 0, Agents = desks };
        if (size.Agents > 0 || size.Customers > 0)
            await services.GetRequiredService<BulkSeeder>().SeedAsync(size, TimeProvider.System.GetUtcNow(), null, CancellationToken.None);
        if (size.Customers > 0)
            report.Figure("desk", $"seeded {size.Customers:N0} customers, {size.Tickets:N0} tickets", TimeProvider.System.GetElapsedTime(began).TotalSeconds, "s");
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
                await KeyFigures.MeasureAsync(report, page);
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
