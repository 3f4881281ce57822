using System.Text.Json;
using Microsoft.Playwright;
using Shouldly;
using Telephony.Media.Codecs;
using Xunit;

namespace Telephony.Media.Tests.Phone;

/// <summary>The page's own rules (framing, G.711, resampling, play-out), run where they run: in Chromium. Time is the test's, not the clock's.</summary>
public sealed class PlayOutTests(ChromiumWithTone chromium) : IClassFixture<ChromiumWithTone>, IAsyncLifetime
{
    /// <summary>Plays frames that arrive at given instants; every block of 5 ms is taken when it is due.</summary>
    private const string Simulate = """
        const { PlayOut, loudness } = await import('/phone/playout.js');
        const run = (seconds, arrival) => {
          const playOut = new PlayOut(), frames = [], heard = [], depths = [];
          for (let i = 0; i < seconds * 50; i++) { const at = arrival(i); if (at !== null) frames.push({ i, at }); }
          frames.sort((a, b) => a.at - b.at || a.i - b.i);
          for (let t = 0, k = 0; t < seconds * 1000; t += 5) {
            for (; k < frames.length && frames[k].at <= t; k++) {
              const { i, at } = frames[k];
              // numbers that wrap within the run
              playOut.put({ sequence: i + 65400 & 0xFFFF, timestamp: i * 160 + 4294950000 >>> 0, marker: i === 0 }, Float32Array.from({ length: 160 }, (_, s) => 0.3 * Math.sin(2 * Math.PI * 200 * (i * 160 + s) / 8000)), at);
            }
            const block = new Float32Array(40);
            playOut.take(block);
            heard.push(...block);
            depths.push(playOut.depthMs);
          }
          let step = 0;
          for (let s = 1; s < heard.length; s++) step = Math.max(step, Math.abs(heard[s] - heard[s - 1]));
          return { ...playOut.statistics, loudness: loudness(Float32Array.from(heard.slice(8000))), deepest: Math.max(...depths), last: depths.at(-1), step };
        };
        let seed = 7;
        const random = () => (seed = seed * 1103515245 + 12345 & 0x7FFFFFFF) / 0x7FFFFFFF;
        """;

    private IBrowserContext? context;
    private PhonePage? page;
    private IPage? tab;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(chromium.Missing.Length > 0, chromium.Missing);
        context = await chromium.Browser.NewContextAsync();
        page = await PhonePage.StartAsync(TestContext.Current.CancellationToken);
        tab = await context.NewPageAsync();
        await tab.GotoAsync(page.Url + "/blank");
    }

    public async ValueTask DisposeAsync()
    {
        if (context is not null)
            await context.DisposeAsync();
        if (page is not null)
            await page.DisposeAsync();
    }

    [Fact]
    public async Task Steady_when_frames_come_on_time_then_heard_whole_with_little_delay()
    {
        var figures = await RunAsync("run(20, i => 100 + 20 * i)");

        Number(figures, "underruns").ShouldBe(0);
        Number(figures, "skipped").ShouldBe(0);
        Number(figures, "concealed").ShouldBe(0);
        Number(figures, "loudness").ShouldBe(0.212, 0.001);
        Number(figures, "delayMs").ShouldBeLessThan(50);
    }

    [Fact]
    public async Task Jitter_when_frames_come_up_to_60_ms_late_then_the_depth_grows_and_dryness_stays_rare()
    {
        var figures = await RunAsync("(() => { let latest = 0; return run(60, i => latest = Math.max(latest, 100 + 20 * i + 60 * random())); })()");

        Number(figures, "targetMs").ShouldBeInRange(50, 120);
        Number(figures, "underruns").ShouldBeLessThan(20);
        Number(figures, "jitterMs").ShouldBeGreaterThan(5);
        Number(figures, "loudness").ShouldBe(0.21, 0.01);
    }

    [Fact]
    public async Task Loss_when_one_frame_in_twenty_is_missing_then_concealed_counted_and_without_a_click()
    {
        var figures = await RunAsync("run(20, i => i > 0 && i % 20 === 7 ? null : 100 + 20 * i)");

        Number(figures, "lost").ShouldBe(50, 1);
        Number(figures, "concealed").ShouldBeInRange(40 * 160, 55 * 160);
        Number(figures, "loudness").ShouldBe(0.21, 0.01);
        // a sine of 200 Hz and amplitude 0.3 moves by 0.047 between two samples
        Number(figures, "step").ShouldBeLessThan(0.06);
    }

    [Fact]
    public async Task Stall_when_the_network_stands_still_once_then_one_underrun_and_the_delay_is_worked_off()
    {
        var figures = await RunAsync("run(20, i => { const at = 100 + 20 * i; return at > 5000 && at < 5300 ? 5300 : at; })");

        Number(figures, "underruns").ShouldBe(1);
        Number(figures, "deepest").ShouldBeGreaterThan(200);
        Number(figures, "last").ShouldBeLessThan(80);
        Number(figures, "skipped").ShouldBeGreaterThan(8 * 160);
        Number(figures, "step").ShouldBeLessThan(0.1);
    }

    [Fact]
    public async Task Stalls_when_they_become_a_habit_then_the_depth_follows()
    {
        var figures = await RunAsync("run(60, i => { const at = 100 + 20 * i, phase = at % 1000; return phase < 150 ? at - phase + 150 : at; })");

        Number(figures, "targetMs").ShouldBeGreaterThan(100);
        Number(figures, "underruns").ShouldBeLessThan(30);
    }

    [Fact]
    public async Task Burst_when_far_too_much_comes_at_once_then_the_delay_has_an_end()
    {
        var figures = await RunAsync("run(10, i => i < 200 ? 2000 : 2000 + 20 * (i - 200))");

        Number(figures, "deepest").ShouldBeLessThan(520);
    }

    [Fact]
    public async Task Pause_when_the_speaker_stops_and_a_new_spurt_is_marked_then_no_underrun_is_counted()
    {
        var figures = await RunAsync("""
            (() => {
              const playOut = new PlayOut(), block = new Float32Array(160);
              const put = (n, timestamp, marker, at) => playOut.put({ sequence: n, timestamp, marker }, new Float32Array(160).fill(0.1), at);
              for (let n = 0; n < 50; n++) { put(n, n * 160, n === 0, n * 20); playOut.take(block); }
              for (let n = 0; n < 100; n++) playOut.take(block);
              const silent = block.every(s => s === 0);
              for (let n = 50; n < 60; n++) { put(n, 900000 + n * 160, n === 50, 3000 + n * 20); playOut.take(block); }
              return { ...playOut.statistics, silent: silent ? 1 : 0 };
            })()
            """);

        Number(figures, "underruns").ShouldBe(0);
        Number(figures, "lost").ShouldBe(0);
        Number(figures, "silent").ShouldBe(1);
    }

    [Fact]
    public async Task Resampler_when_it_falls_to_8_khz_then_the_voice_band_passes_and_nothing_folds_down()
    {
        var gains = await tab!.EvaluateAsync<JsonElement>("""
            async () => {
              const { Resampler } = await import('/phone/resampler.js');
              const { loudness } = await import('/phone/playout.js');
              const gain = (from, to, hz) => {
                const r = new Resampler(from, to), out = [], x = Float32Array.from({ length: from }, (_, i) => 0.5 * Math.sin(2 * Math.PI * hz * i / from));
                for (let i = 0; i + 128 <= x.length; i += 128) r.push(x.subarray(i, i + 128), s => out.push(s));
                return { hz, from, to, db: 20 * Math.log10(loudness(Float32Array.from(out.slice(to / 4, to * 3 / 4))) / loudness(x)), length: out.length };
              };
              const all = [];
              for (const rate of [16000, 44100, 48000]) {
                for (const hz of [300, 1000, 2000, 3000, 3400, 4400, 5000, 7000]) all.push(gain(rate, 8000, hz));
                for (const hz of [300, 1000, 3000]) all.push(gain(8000, rate, hz));
              }
              return all;
            }
            """);

        foreach (var gain in gains.EnumerateArray())
        {
            var (hertz, decibel) = (Number(gain, "hz"), Number(gain, "db"));
            if (hertz <= 3000)
                decibel.ShouldBe(0, 0.2, gain.ToString());
            else if (hertz <= 3400)
                decibel.ShouldBeGreaterThan(-3, gain.ToString());
            else
                decibel.ShouldBeLessThan(-60, gain.ToString());
            Number(gain, "length").ShouldBe(Number(gain, "to"), Number(gain, "to") * 0.02, "no sample is made or lost but those in flight");
        }
    }

    [Fact]
    public async Task Frames_when_written_and_read_then_the_same_and_as_the_server_has_them()
    {
        var result = await tab!.EvaluateAsync<JsonElement>("""
            async () => {
              const F = await import('/phone/voice-frames.js');
              const bytes = F.write({ kind: F.Kind.pcmu, marker: true, sequence: 65535, timestamp: 4000000000, acknowledged: 17 }, new Uint8Array(160).fill(9));
              const back = F.read(bytes);
              let wrong = 0;
              for (let code = 0; code < 256; code++) if (code !== 0x7F && F.encodeMu(F.decodeMu(code)) !== code) wrong++;
              return {
                head: [...new Uint8Array(bytes).slice(0, 10)], length: bytes.byteLength, wrong,
                same: back.kind === 1 && back.marker && back.sequence === 65535 && back.timestamp === 4000000000 && back.acknowledged === 17 && back.payload.length === 160,
                refused: [0x21, 0x14].every(first => { const other = bytes.slice(0); new Uint8Array(other)[0] = first; return F.read(other) === null; }) && F.read(new ArrayBuffer(9)) === null,
                mu: [0x00, 0x7F, 0x80, 0xFF, 0x55].map(c => Math.round(F.decodeMu(c) * 32768)), a: [0x00, 0x55, 0xD5, 0xFF].map(c => Math.round(F.decodeA(c) * 32768)),
                end: [...F.eventPayload('#', 800, true)], none: F.eventPayload('x', 800, true),
              };
            }
            """);

        result.GetProperty("same").GetBoolean().ShouldBeTrue();
        result.GetProperty("refused").GetBoolean().ShouldBeTrue();
        result.GetProperty("wrong").GetInt32().ShouldBe(0);
        Bytes(result, "head").ShouldBe([0x11, 3, 255, 255, 0xEE, 0x6B, 0x28, 0, 0, 17]);
        Bytes(result, "end").ShouldBe([11, 0x8A, 3, 0x20]);
        result.GetProperty("none").ValueKind.ShouldBe(JsonValueKind.Null);
        Bytes(result, "mu").ShouldBe([.. new byte[] { 0x00, 0x7F, 0x80, 0xFF, 0x55 }.Select(c => (int)G711.Decode(G711Codec.Pcmu, c))]);
        Bytes(result, "a").ShouldBe([.. new byte[] { 0x00, 0x55, 0xD5, 0xFF }.Select(c => (int)G711.Decode(G711Codec.Pcma, c))]);
    }

    private static int[] Bytes(JsonElement result, string name) => [.. result.GetProperty(name).EnumerateArray().Select(n => n.GetInt32())];

    private static double Number(JsonElement figures, string name) => figures.GetProperty(name).GetDouble();

    private Task<JsonElement> RunAsync(string expression) => tab!.EvaluateAsync<JsonElement>($"async () => {{ {Simulate} return {expression}; }}");
}
