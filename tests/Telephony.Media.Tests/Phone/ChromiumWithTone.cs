using Microsoft.Playwright;
using Xunit;

namespace Telephony.Media.Tests.Phone;

/// <summary>One headless Chromium for the class, whose microphone is a file with a steady tone.</summary>
public sealed class ChromiumWithTone : IAsyncLifetime
{
    public const double Hertz = 1000;
    private const string Executable = "/usr/bin/chromium";

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
        "--autoplay-policy=no-user-gesture-required", "--allow-loopback-in-peer-connection",
    ];

    private string toneFile = "";
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Why there is no browser; empty when there is one.</summary>
    public string Missing => File.Exists(Executable) ? "" : $"Chromium is not installed at {Executable}";

    public IBrowser Browser => browser ?? throw new InvalidOperationException(Missing);

    public async ValueTask InitializeAsync()
    {
        if (Missing.Length > 0)
            return;
        toneFile = ToneFile.Write(Hertz, seconds: 10);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args = [.. Flags, $"--use-file-for-fake-audio-capture={toneFile}"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (toneFile.Length > 0)
            File.Delete(toneFile);
    }
}
