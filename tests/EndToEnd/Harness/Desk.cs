using System.Text.Json;
using Microsoft.Playwright;

namespace EndToEnd.Harness;

/// <summary>An agent at his desk, as a person uses it: keys and visible things.</summary>
public sealed class Desk(IPage page)
{
    public IPage Page => page;

    public ILocator RingCard => page.GetByTestId("ring-card");

    public ILocator Form => page.GetByTestId("ticket-form");

    public static async Task<Desk> SignInAsync(Chromium chromium, Product product, string user, string culture = "zh-CN", bool dark = false, string? device = null)
    {
        var page = await chromium.PageAsync(product.Web, dark);
        await page.GotoAsync("/sign-in?culture=" + culture);
        await page.GetByTestId("sign-in-name").FillAsync(user);
        await page.GetByTestId("sign-in-password").FillAsync("demo-" + user);
        if (device is not null)
            await page.Locator($"input[type=radio][value={device}]").CheckAsync(new LocatorCheckOptions { Force = true });
        await page.GetByTestId("sign-in-submit").ClickAsync();
        await page.WaitForURLAsync(u => !u.Contains("sign-in", StringComparison.Ordinal), new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit });
        // Scripts of a test would die with the page that is on its way out.
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        return new Desk(page);
    }

    /// <summary>Waits for the phone and chooses "ready".</summary>
    public async Task BecomeReadyAsync()
    {
        await page.Locator("[data-testid=phone-state][data-phone=ready]").WaitForAsync();
        await page.GetByTestId("become-ready").ClickAsync();
        await StateAsync("Ready");
    }

    /// <summary>The talk with a known customer begins in the symptom; Escape leaves it, so that single keys mean something again.</summary>
    public async Task LeaveFirstFieldAsync()
    {
        await Assertions.Expect(page.Locator("input[data-testid=ticket-symptom]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("input[data-testid=ticket-symptom]")).Not.ToBeFocusedAsync();
    }

    /// <summary>Waits until the presence control shows a state.</summary>
    public Task StateAsync(string state) => page.WaitForFunctionAsync(
        "s => (document.querySelector('[data-testid=presence]')?.dataset.state ?? '').toLowerCase() === s.toLowerCase()", state);

    /// <summary>F4 again ends the after-call work; a press within a second of the hang-up counts as a bounced key, so a person presses again.</summary>
    public Task FinishWrapUpAsync() => Wait.ForAsync<object>(
        async () =>
        {
            await page.Keyboard.PressAsync("F4");
            var state = await page.GetByTestId("presence").GetAttributeAsync("data-state");
            return state is "Ready" ? state : null;
        },
        "the end of the after-call work");

    /// <summary>Records what the browser phone plays, 8 kHz mono, until <see cref="HeardAsync"/>.</summary>
    public Task ListenAsync() => page.EvaluateAsync("""
        () => {
          const context = new AudioContext({ sampleRate: 8000 });
          const source = context.createMediaStreamSource(window.afterSalesPhone.remoteStream);
          const tap = context.createScriptProcessor(1024, 1, 1);
          window.heard = [];
          tap.onaudioprocess = e => window.heard.push(Float32Array.from(e.inputBuffer.getChannelData(0)));
          source.connect(tap); tap.connect(context.destination);
        }
        """);

    /// <summary>Everything heard so far.</summary>
    public async Task<short[]> HeardAsync()
    {
        var json = await page.EvaluateAsync<string>("() => JSON.stringify(window.heard.flatMap(b => Array.from(b, s => Math.round(s * 32767))))");
        return JsonSerializer.Deserialize<short[]>(json)!;
    }

    /// <summary>Sets a presence by the HTTP face, as the signed-in person.</summary>
    public Task PresenceAsync(string user, string state, string? reason = null) => page.EvaluateAsync(
        "async a => { const r = await fetch(`/api/v1/agents/${a[0]}/presence`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ state: a[1], reason: a[2] }) }); if (!r.ok) throw new Error(await r.text()); }",
        new[] { user, state, reason });

    /// <summary>What the browser phone plays from now on, for so many seconds; <see cref="ListenAsync"/> came before.</summary>
    public async Task<short[]> HearAsync(int seconds)
    {
        await page.EvaluateAsync("() => { window.heard = []; }");
        await page.WaitForFunctionAsync("n => window.heard.reduce((sum, b) => sum + b.length, 0) >= n", seconds * 8000);
        return await HeardAsync();
    }

    /// <summary>Asks the product's HTTP face with the signed-in person's cookie.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        var json = await page.EvaluateAsync<string>("async p => { const r = await fetch(p); return await r.text(); }", path);
        return JsonDocument.Parse(json).RootElement;
    }
}
