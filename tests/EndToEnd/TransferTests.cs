using System.Text.Json;
using AfterSales.Tests.Shared;
using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>A customer goes from one agent to another, blind and after a consult: he hears whom he should, his draft goes with him, the interaction keeps its one
/// id and its one recording.</summary>
public sealed class TransferTests(TransferTests.House house) : IClassFixture<TransferTests.House>
{
    private readonly Chromium _first = house.First;
    private readonly Chromium _second = house.Second;

    private Product Product => house.Product;

    [Theory]
    [InlineData("zh-CN", "agent3", "agent4", "8004", false, "转来的客户")]
    [InlineData("en", "agent5", "agent6", "8006", true, "sends you this customer")]
    public async Task BlindTransfer_FromAgentToAgent_CustomerDraftAndRecordingGoOn(string culture, string from, string to, string extension, bool dark, string sends)
    {
        var boss = await Desk.SignInAsync(_first, Product, "supervisor1", culture);
        var (one, two, caller) = await TalkingAsync(culture, from, to, dark);
        await using var calling = caller;
        await one.Page.Locator("[data-field=description] textarea, textarea[data-field=description], textarea").First.FillAsync("内机吹常温风");
        await one.Page.Keyboard.PressAsync("Escape");

        await one.Page.Keyboard.PressAsync("Alt+t");
        await one.Page.GetByTestId("transfer-panel").WaitForAsync();
        await one.Page.GetByTestId("transfer-find").FillAsync(extension);
        await Assertions.Expect(one.Page.GetByTestId("transfer-target").First).ToContainTextAsync(extension);
        await Axe.CheckAsync(one.Page, "desk-transfer");
        await Screenshots.TakeAsync(one.Page, $"desk-transfer-{Suffix(culture, dark)}");
        await one.Page.Keyboard.PressAsync("Enter");
        await one.StateAsync("WrapUp");

        await Assertions.Expect(two.Page.GetByTestId("ring-from")).ToContainTextAsync(sends);
        await Axe.CheckAsync(two.Page, "desk-ring-transferred");
        await Screenshots.TakeAsync(two.Page, $"desk-ring-transferred-{Suffix(culture, dark)}");
        await two.Page.Keyboard.PressAsync("F2");
        await two.StateAsync("Busy");
        await Assertions.Expect(two.Page.Locator("textarea").First).ToHaveValueAsync("内机吹常温风");
        await two.ListenAsync();
        await HearsAsync(culture, "the customer", () => HearAsync(caller), [Tones.SecondAgent], [Tones.FirstAgent]);
        await HearsAsync(culture, "the second agent", () => two.HearAsync(1), [Tones.Customer], [Tones.FirstAgent]);

        var id = (await boss.GetAsync("/api/v1/calls")).GetProperty("items")[0].GetProperty("interactionId").GetString()!;
        await two.Page.Keyboard.PressAsync("F4");
        (await caller.EndedAsync()).ShouldBe(0, caller.Trace());
        var call = await EndedAsync(boss, id);
        call.GetProperty("agent").GetString().ShouldBe(to);
        call.GetProperty("legs").EnumerateArray().Count(l => l.GetProperty("role").GetString() == "agent" && l.GetProperty("answered").ValueKind != JsonValueKind.Null).ShouldBe(2);
        call.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("type").GetString()).ShouldContain("transferred");
        OneWholeRecording(call);
        await CloseAsync(one, from, two, to);
        await boss.Page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("zh-CN", "agent7", "agent8", "8008", true, "咨询中，客户听音乐")]
    [InlineData("en", "agent9", "agent10", "8010", false, "You two talk; the customer hears music")]
    public async Task Consult_ToggleConferenceAndComplete_EachHearsWhomHeShould(string culture, string from, string to, string extension, bool dark, string strip)
    {
        var boss = await Desk.SignInAsync(_first, Product, "supervisor1", culture);
        var (one, two, caller) = await TalkingAsync(culture, from, to, dark);
        await using var calling = caller;
        await one.ListenAsync();

        await one.Page.Keyboard.PressAsync("Alt+k");
        await one.Page.GetByTestId("transfer-find").FillAsync(extension);
        await Assertions.Expect(one.Page.GetByTestId("transfer-target").First).ToContainTextAsync(extension);
        await one.Page.Keyboard.PressAsync("Enter");
        await two.RingCard.WaitForAsync();
        await two.Page.Keyboard.PressAsync("F2");
        await one.Page.Locator("[data-testid=consult-strip][data-consult=Talking]").WaitForAsync();
        await Assertions.Expect(one.Page.GetByTestId("consult-strip")).ToContainTextAsync(strip);
        await Axe.CheckAsync(one.Page, "desk-consult");
        await Screenshots.TakeAsync(one.Page, $"desk-consult-{Suffix(culture, dark)}");
        await two.ListenAsync();
        await HearsAsync(culture, "the asking agent", () => one.HearAsync(1), [Tones.SecondAgent], [Tones.Customer]);
        await HearsAsync(culture, "the asked agent", () => two.HearAsync(1), [Tones.FirstAgent], [Tones.Customer]);
        await HearsAsync(culture, "the held customer", () => HearAsync(caller), [], [Tones.FirstAgent, Tones.SecondAgent]);

        await one.Page.Keyboard.PressAsync("F8");
        await one.Page.Locator("[data-testid=consult-strip][data-side=Customer]").WaitForAsync();
        await HearsAsync(culture, "the customer after the toggle", () => HearAsync(caller), [Tones.FirstAgent], [Tones.SecondAgent]);

        await one.Page.Keyboard.PressAsync("Alt+j");
        await one.Page.Locator("[data-testid=consult-strip][data-consult=Conference]").WaitForAsync();
        await HearsAsync(culture, "the customer of three", () => HearAsync(caller), [Tones.FirstAgent, Tones.SecondAgent], []);
        await HearsAsync(culture, "the asked agent of three", () => two.HearAsync(1), [Tones.FirstAgent, Tones.Customer], []);
        await Axe.CheckAsync(one.Page, "desk-conference");
        await Screenshots.TakeAsync(one.Page, $"desk-conference-{Suffix(culture, dark)}");

        await one.Page.Keyboard.PressAsync("Alt+t");
        await one.StateAsync("WrapUp");
        await HearsAsync(culture, "the customer afterwards", () => HearAsync(caller), [Tones.SecondAgent], [Tones.FirstAgent]);

        var id = (await boss.GetAsync("/api/v1/calls")).GetProperty("items")[0].GetProperty("interactionId").GetString()!;
        await two.Page.Keyboard.PressAsync("F4");
        (await caller.EndedAsync()).ShouldBe(0, caller.Trace());
        var call = await EndedAsync(boss, id);
        call.GetProperty("agent").GetString().ShouldBe(to);
        OneWholeRecording(call);
        await CloseAsync(one, from, two, to);
        await boss.Page.Context.CloseAsync();
    }

    /// <summary>The first agent talks with a customer, the second one is free.</summary>
    private async Task<(Desk One, Desk Two, Caller Caller)> TalkingAsync(string culture, string from, string to, bool dark)
    {
        var one = await Desk.SignInAsync(_first, Product, from, culture, dark);
        var two = await Desk.SignInAsync(_second, Product, to, culture, dark);
        await one.BecomeReadyAsync();
        var caller = await Caller.CallAsync(Product, "13800138000", "4008001001", Caller.LongTalk);
        await one.RingCard.WaitForAsync();
        // Before the answer: the recording is judged from its second second on.
        caller.Speak(Tones.Of(Tones.Customer));
        await one.Page.Keyboard.PressAsync("F2");
        await one.StateAsync("Busy");
        await two.BecomeReadyAsync();
        // The recording is judged second by second: a talk that nobody listens to would be over before it has enough of them.
        var talked = caller.Ear.ReceivedAudio.Count + 300;
        await Wait.UntilAsync(() => caller.Ear.ReceivedAudio.Count > talked, "six seconds of talk");
        return (one, two, caller);
    }

    /// <summary>Nobody of this test is offered the next one's call.</summary>
    private static async Task CloseAsync(Desk one, string from, Desk two, string to)
    {
        await one.PresenceAsync(from, "signedOut");
        await two.PresenceAsync(to, "signedOut");
        await one.Page.Context.CloseAsync();
        await two.Page.Context.CloseAsync();
    }

    private static async Task<JsonElement> EndedAsync(Desk boss, string id) => (JsonElement)await Wait.ForAsync<object>(
        async () =>
        {
            var call = await boss.GetAsync("/api/v1/calls/" + id);
            return call.TryGetProperty("ended", out var ended) && ended.ValueKind != JsonValueKind.Null
                && call.GetProperty("recordings") is { } all && all.GetArrayLength() > 0 && all[0].GetProperty("state").GetString() == "closed" ? call : null;
        },
        "the call and its recording to be written");

    /// <summary>One file, as long as the customer had an agent, with the customer's pitch from its begin to its end.</summary>
    private void OneWholeRecording(JsonElement call)
    {
        var recordings = call.GetProperty("recordings");
        recordings.GetArrayLength().ShouldBe(1);
        var talked = call.GetProperty("ended").GetDateTimeOffset() - call.GetProperty("answered").GetDateTimeOffset();
        TimeSpan.FromMilliseconds(recordings[0].GetProperty("durationMs").GetInt64()).ShouldBe(talked, TimeSpan.FromSeconds(1.5));
        var customer = Recordings.Read(Product, recordings[0]).Channels[0];
        var second = ToneProbe.SampleRate;
        var heard = Enumerable.Range(2, (customer.Length / second) - 3).Count(s => Tones.Has(customer[(s * second)..((s + 1) * second)], Tones.Customer));
        heard.ShouldBeGreaterThanOrEqualTo((customer.Length / second) - 5, "the customer's voice is there in every second");
    }

    private static async Task<short[]> HearAsync(Caller caller)
    {
        var from = caller.Ear.ReceivedAudio.Count;
        await Wait.UntilAsync(() => caller.Ear.ReceivedAudio.Count > from + 50, "a second of audio at the customer");
        return caller.Ear.Heard(from);
    }

    private static Task HearsAsync(string culture, string who, Func<Task<short[]>> hear, double[] there, double[] notThere) =>
        Looks.Measures(culture) ? Tones.ShouldHearAsync(who, hear, there, notThere) : Task.CompletedTask;

    private static string Suffix(string culture, bool dark) => (culture == "en" ? "en" : "zh") + (dark ? "-dark" : "");

    /// <summary>A product and two browsers, whose microphones sound different, for all tests of the class.</summary>
    public sealed class House : IAsyncLifetime
    {
        public Product Product { get; private set; } = null!;

        public Chromium First { get; private set; } = null!;

        public Chromium Second { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Assert.SkipUnless(Chromium.IsInstalled, "Chromium is not installed (Debian package chromium); the browser tests did not run.");
            ProductFixture.NeedSipp();
            Product = await Product.StartAsync();
            First = await Chromium.LaunchAsync(Tones.Of(Tones.FirstAgent));
            Second = await Chromium.LaunchAsync(Tones.Of(Tones.SecondAgent));
            await Unhurried.MakeAsync(First, Product);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var part in new IAsyncDisposable?[] { First, Second, Product })
            {
                if (part is not null)
                    await part.DisposeAsync();
            }
        }
    }
}
