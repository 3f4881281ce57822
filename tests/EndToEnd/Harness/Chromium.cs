using AfterSales.Tests.Shared;
using Microsoft.Playwright;

namespace EndToEnd.Harness;

/// <summary>Debian's Chromium, headless, whose microphone speaks a known sentence in a loop.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Path = "/usr/bin/chromium";
    private const int MicrophoneRate = 48_000;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly TempFolder _folder;

    private Chromium(IPlaywright playwright, IBrowser browser, TempFolder folder)
    {
        _playwright = playwright;
        _browser = browser;
        _folder = folder;
    }

    public static bool IsInstalled => File.Exists(Path);

    /// <summary>What every agent in this browser says, again and again: 4 s at 8 kHz.</summary>
    public static short[] AgentSentence { get; } = TestVoice.Sentence(seed: 81, 4_000);

    public static Task<Chromium> LaunchAsync() => LaunchAsync(AgentSentence);

    /// <summary>A browser whose microphone says something else: who is heard where is then beyond doubt.</summary>
    public static async Task<Chromium> LaunchAsync(short[] microphone, params string[] flags)
    {
        var folder = new TempFolder();
        var wav = folder.File("microphone.wav");
        new TestWav(MicrophoneRate, [Upsample(microphone, MicrophoneRate / ToneProbe.SampleRate)]).Write(wav);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
                "--use-file-for-fake-audio-capture=" + wav, "--autoplay-policy=no-user-gesture-required",
                "--disable-background-timer-throttling", "--disable-renderer-backgrounding", .. flags,
            ],
        });
        return new Chromium(playwright, browser, folder);
    }

    /// <summary>A fresh browser profile at 1366×768.</summary>
    public async Task<IPage> PageAsync(Uri web, bool dark = false)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = web.ToString(),
            ViewportSize = new ViewportSize { Width = 1366, Height = 768 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Permissions = ["microphone", "notifications"],
        });
        context.SetDefaultTimeout((float)Wait.Patience.TotalMilliseconds);
        Assertions.SetDefaultExpectTimeout((float)Wait.Patience.TotalMilliseconds);
        await context.AddInitScriptAsync(TestHooks);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        _folder.Dispose();
    }

    /// <summary>The microphone without processing, so that what is heard can be compared with what was said; and lists of sockets to cut and microphones to unplug.</summary>
    private const string TestHooks = """
        const real = navigator.mediaDevices?.getUserMedia?.bind(navigator.mediaDevices);
        window.testTracks = [];
        if (real) navigator.mediaDevices.getUserMedia = async () => {
          const stream = await real({ audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
          window.testTracks.push(...stream.getAudioTracks());
          return stream;
        };
        const Real = window.WebSocket;
        window.testSockets = [];
        window.WebSocket = class extends Real { constructor(...a) { super(...a); window.testSockets.push(this); } };
        """;

    private static short[] Upsample(short[] samples, int factor)
    {
        var dense = new short[samples.Length * factor];
        for (var i = 0; i < dense.Length; i++)
        {
            var at = i / factor;
            var share = (double)(i % factor) / factor;
            dense[i] = (short)((samples[at] * (1 - share)) + (samples[Math.Min(at + 1, samples.Length - 1)] * share));
        }

        return dense;
    }
}
