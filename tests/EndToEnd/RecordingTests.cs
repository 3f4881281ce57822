using System.Text.Json;
using AfterSales.Tests.Shared;
using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>Recordings in the running product: no room on the disk is said everywhere, sealed files play for who may hear them, a changed byte is found by name.</summary>
public sealed class RecordingTests(ProductFixture fixture)
{
    [Fact]
    public async Task Disk_WithoutReserve_IsToldAtDeskBoardCallPageApiAndAudit_AndTheCallGoesOn()
    {
        ProductFixture.NeedSipp();
        var chromium = await fixture.ChromiumAsync();
        // A terabyte of reserve: more than any test machine has.
        await using var product = await Product.StartAsync("--Recordings:ReserveMiB=1048576");
        var boss = await Desk.SignInAsync(chromium, product, "supervisor1");
        await boss.Page.GotoAsync("/supervisor");
        var desk = await Desk.SignInAsync(chromium, product, "agent3");
        await desk.BecomeReadyAsync();
        await using var caller = await Caller.CallAsync(product, "13900139003", "4008001001", Caller.LongTalk);
        await desk.RingCard.WaitForAsync();
        await desk.Page.Keyboard.PressAsync("F2");
        await desk.StateAsync("Busy");

        await Assertions.Expect(desk.Page.GetByTestId("not-recorded")).ToContainTextAsync("未录音：磁盘");
        await Screenshots.TakeAsync(desk.Page, "desk-not-recorded-zh");
        await CheckAxeAsync(desk.Page);
        await Assertions.Expect(boss.Page.GetByTestId("not-recorded")).ToHaveAttributeAsync("data-reason", "disk");
        await Assertions.Expect(boss.Page.GetByText("录音失败").First).ToBeVisibleAsync();
        var live = (await boss.GetAsync("/api/v1/calls?state=active")).GetProperty("items")[0];
        live.GetProperty("notRecorded").GetString().ShouldBe("disk");
        await Speech.ShouldBeHeardAsync("the agent, by the customer", Chromium.AgentSentence, () => Speech.NextAsync(caller.Ear), least: 0.8);
        await desk.Page.Keyboard.PressAsync("F4");
        (await caller.EndedAsync()).ShouldBe(0, caller.Trace());

        var recording = await Wait.ForAsync<object>(
            async () => (await boss.GetAsync("/api/v1/recordings?limit=1")).GetProperty("items") is { } items && items.GetArrayLength() > 0 && items[0].TryGetProperty("notRecorded", out _) ? items[0] : null,
            "the recording's row");
        ((JsonElement)recording).GetProperty("notRecorded").GetString().ShouldBe("not recorded: disk");
        await boss.Page.GotoAsync("/calls");
        await boss.Page.GetByTestId("recording-row").First.ClickAsync();
        await Assertions.Expect(boss.Page.GetByTestId("recording-state")).ToHaveAttributeAsync("data-condition", "NotRecorded");
        await Assertions.Expect(boss.Page.GetByTestId("recording-state")).ToContainTextAsync("未录音：磁盘");
        var admin = await Desk.SignInAsync(chromium, product, "admin");
        await admin.Page.GotoAsync("/admin/audit");
        await Assertions.Expect(admin.Page.GetByTestId("audit-row").Filter(new LocatorFilterOptions { HasText = "通话未录音" })).ToHaveCountAsync(1);
        Directory.Exists(Path.Combine(product.RecordingsDirectory, ".open")).ShouldBeFalse("nothing was begun");
        await Task.WhenAll(desk.Page.Context.CloseAsync(), boss.Page.Context.CloseAsync(), admin.Page.Context.CloseAsync());
    }

    [Fact]
    public async Task Sealed_Recording_PlaysSeeksAndIsVerified_AndAWrongKeyIsNamed()
    {
        ProductFixture.NeedSipp();
        var chromium = await fixture.ChromiumAsync();
        using var outside = new TempFolder();
        var keyFile = outside.File("recording.keys");
        await WriteKeyAsync(keyFile);
        await using var product = await Product.StartAsync("--Recordings:Seal=true", $"--Recordings:KeyFile={keyFile}");
        var desk = await Desk.SignInAsync(chromium, product, "agent4");
        await desk.BecomeReadyAsync();
        await using var caller = await Caller.CallAsync(product, "13900139004", "4008001001", Caller.LongTalk);
        await desk.RingCard.WaitForAsync();
        await desk.Page.Keyboard.PressAsync("F2");
        await desk.StateAsync("Busy");
        caller.Speak(TestVoice.Sentence(seed: 42, 4_000));
        var from = caller.Ear.ReceivedAudio.Count;
        await Wait.UntilAsync(() => caller.Ear.ReceivedAudio.Count > from + 200, "four seconds of talk");
        await desk.Page.Keyboard.PressAsync("F4");
        (await caller.EndedAsync()).ShouldBe(0, caller.Trace());
        await desk.Page.Context.CloseAsync();

        var reviewer = await Desk.SignInAsync(chromium, product, "qa1", "en");
        var page = reviewer.Page;
        var item = (JsonElement)await Wait.ForAsync<object>(
            async () => (await reviewer.GetAsync("/api/v1/recordings?limit=1")).GetProperty("items") is { } items && items[0].GetProperty("state").GetString() == "closed"
                && items[0].GetProperty("startedAt").GetDateTimeOffset() > TimeProvider.System.GetUtcNow().AddMinutes(-10) ? items[0] : null,
            "the recording is closed");
        var id = item.GetProperty("id").GetGuid();
        var file = Directory.GetFiles(product.RecordingsDirectory, "*.wav.sealed", SearchOption.AllDirectories).ShouldHaveSingleItem();
        (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).AsSpan(0, 6).SequenceEqual("ASREC1"u8).ShouldBeTrue();
        await page.GotoAsync($"/quality?call={item.GetProperty("interactionId").GetGuid():D}");
        await page.GetByTestId("player").WaitForAsync();
        await page.GetByTestId("player-play").ClickAsync();
        await page.WaitForFunctionAsync("() => { const s = document.querySelector('[data-sound]'); return !s.paused && s.currentTime > .3; }");
        await page.EvaluateAsync("() => { document.querySelector('[data-sound]').currentTime = 2.5; }");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-sound]').currentTime > 2.6");
        await page.GetByTestId("integrity-check").ClickAsync();
        await Assertions.Expect(page.GetByTestId("integrity")).ToHaveAttributeAsync("data-status", "ok");
        (await FetchAsync(page, $"/recordings/{id:D}/audio", "bytes=100-199")).ShouldBe((206, 100));
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("player-download").ClickAsync());
        var copy = TestWav.Read((await download.PathAsync())!);
        Speech.Similarity(TestVoice.Sentence(seed: 42, 4_000), copy.Channels[0]).ShouldBeGreaterThanOrEqualTo(0.95, "the copy is a plain WAV of what was said");

        await VerifyAllAsync(product, page);
        await page.Context.CloseAsync();
        await product.KillAsync();
        await WriteKeyAsync(keyFile);
        await using var again = await product.RestartAsync();
        var agent = await Desk.SignInAsync(chromium, again, "qa1", "en");
        var answer = await agent.Page.EvaluateAsync<string>("async u => { const r = await fetch(u); return r.status + ' ' + await r.text(); }", $"/recordings/{id:D}/audio");
        answer.ShouldStartWith("409 ");
        answer.ShouldContain("2026-11");
        await agent.Page.Context.CloseAsync();
    }

    private static async Task VerifyAllAsync(Product product, IPage page)
    {
        await page.GotoAsync("/quality");
        await page.GetByTestId("quality-integrity").ClickAsync();
        await page.GetByTestId("chain").WaitForAsync();
        await page.GetByTestId("verify-all").ClickAsync();
        await Assertions.Expect(page.GetByTestId("verify-result")).ToHaveAttributeAsync("data-state", "Intact");
        await Screenshots.TakeAsync(page, "quality-integrity-en");
        await CheckAxeAsync(page);
        var victim = Directory.GetFiles(product.RecordingsDirectory, "*.wav", SearchOption.AllDirectories)[0];
        var bytes = await File.ReadAllBytesAsync(victim, TestContext.Current.CancellationToken);
        bytes[^1000] ^= 1;
        await File.WriteAllBytesAsync(victim, bytes, TestContext.Current.CancellationToken);
        await page.GetByTestId("verify-all").ClickAsync();
        await Assertions.Expect(page.GetByTestId("verify-result")).ToHaveAttributeAsync("data-state", "Found");
        await Assertions.Expect(page.Locator("[data-fault=FileChanged]")).ToContainTextAsync(Path.GetRelativePath(product.RecordingsDirectory, victim));
        await Screenshots.TakeAsync(page, "quality-integrity-found-en");
        await CheckAxeAsync(page);
    }

    private static async Task<(int Status, int Length)> FetchAsync(IPage page, string path, string range)
    {
        var answer = await page.EvaluateAsync<int[]>("async ([u, range]) => { const r = await fetch(u, { headers: { range } }); return [r.status, (await r.arrayBuffer()).byteLength]; }", new[] { path, range });
        return (answer[0], answer[1]);
    }

    private static async Task WriteKeyAsync(string file)
    {
        await File.WriteAllTextAsync(file, $"2026-11:{Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32))}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static Task CheckAxeAsync(IPage page) => Axe.CheckAsync(page, "the page");
}
