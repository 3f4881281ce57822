using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Calls;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Contract;

/// <summary>The contract kept by real SIP and real audio on loopback; the parties' tones must be heard.</summary>
public sealed class RealTelephonyTests : TelephonyContract
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Recording_IsOneAndUnbroken_ThroughHoldConsultAndTransfer(bool isOwn)
    {
        await using var site = await RealSite.StartAsync(isOwn: isOwn);
        var call = await TalkAsync(site);
        // A recording begins a moment after the talk, on a busy machine a long one: what is asked of it is said once its file grows.
        await site.IsWrittenAsync();
        await site.HearsAsync(Party.Customer, Party.Agent);
        await site.DoAsync(new Input.Hold(Site.Agent, call));
        await site.HearsMusicAsync(Party.Customer);
        await site.ReadyAsync(Party.Colleague);
        await site.DoAsync(new Input.Consult(Site.Agent, call, Site.ToColleague));
        await site.UntilAsync(s => s.Agents[Site.Colleague].Interaction == call, "the colleague is rung");
        await site.DoAsync(new Input.Answer(Site.Colleague, call));
        await site.HearsAsync(Party.Agent, Party.Colleague);
        await site.DoAsync(new Input.CompleteTransfer(Site.Agent, call));
        await site.HearsAsync(Party.Customer, Party.Colleague);
        await site.CustomerHangsUpAsync();
        await EndedAsync(site, call);

        var (left, right) = await RecordedAsync(site, call);
        left.Chunk(800).Average(tenth => ToneProbe.Amplitude(tenth, RealSite.ToneOf(Party.Customer))).ShouldBeGreaterThan(0.1, "the customer's side is whole");
        Tenths(right, RealSite.ToneOf(Party.Agent)).ShouldNotBeEmpty();
        Tenths(right, RealSite.ToneOf(Party.Colleague)).ShouldNotBeEmpty();
        Tenths(right, RealSite.ToneOf(Party.Agent)).Max().ShouldBeLessThan(Tenths(right, RealSite.ToneOf(Party.Colleague)).Min(), "what they said in private is not recorded");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Recording_HasWhatABargingSupervisorSaid_AndNotWhatHeWhispered(bool isOwn)
    {
        await using var site = await RealSite.StartAsync(isOwn: isOwn);
        var call = await TalkAsync(site);
        await site.ReadyAsync(Party.Supervisor);
        await site.DoAsync(new Input.Monitor(Site.Supervisor, call, MonitorMode.Whisper));
        await site.HearsAsync(Party.Agent, Party.Customer, Party.Supervisor);
        for (var halves = 0; halves < 6; halves++)
            await site.HearsOnAsync(Party.Agent);
        await site.DoAsync(new Input.Monitor(Site.Supervisor, call, MonitorMode.Listen));
        await site.HearsAsync(Party.Agent, Party.Customer);
        var whispered = site.Facts.OfType<Fact.MonitorChanged>().Single().At;
        await site.DoAsync(new Input.Monitor(Site.Supervisor, call, MonitorMode.Barge));
        await site.HearsAsync(Party.Customer, Party.Agent, Party.Supervisor);
        await site.CustomerHangsUpAsync();
        await EndedAsync(site, call);

        var (_, right) = await RecordedAsync(site, call);
        var started = site.Facts.OfType<Fact.RecordingStarted>().Single().At;
        // The file may begin later than its fact: two seconds at the most count as that, and most of the whisper remains.
        var before = Math.Max(0, ((int)(whispered - started).TotalMilliseconds * 8) - 16_000);
        ToneProbe.Amplitude(right.AsSpan(0, before), RealSite.ToneOf(Party.Supervisor)).ShouldBeLessThan(0.005);
        Tenths(right, RealSite.ToneOf(Party.Supervisor)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Recording_WhenPaused_HoldsNoWordOfThePause(bool isOwn)
    {
        await using var site = await RealSite.StartAsync(isOwn: isOwn);
        var call = await TalkAsync(site);
        await site.HearsAsync(Party.Customer, Party.Agent);
        await site.DoAsync(new Input.PauseRecording(Site.Agent, call));
        await site.HearsOnAsync(Party.Agent);
        await site.DoAsync(new Input.ResumeRecording(Site.Agent, call));
        await site.HearsAsync(Party.Customer, Party.Agent);
        await site.CustomerHangsUpAsync();
        await EndedAsync(site, call);

        await Eventually.IsTrueAsync(() => site.Recordings.Count == 1, "the recording is closed");
        site.Recordings.Single().Pauses.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Phones_OfAgents_AreTransferredToAsBrowsersAre(bool isOwn)
    {
        await using var site = await RealSite.StartAsync(isOwn: isOwn);
        var call = await TalkAsync(site);
        var phone = await site.ReadyOnAPhoneAsync(Party.Colleague);
        await site.DoAsync(new Input.BlindTransfer(Site.Agent, call, Site.ToColleague, Site.Agent.Value));
        await Eventually.IsTrueAsync(() => phone.IsRung, "the colleague's phone rings");
        phone.Answer();

        await site.HearsAsync(Party.Customer, Party.Colleague);
        await site.HearsAsync(Party.Colleague, Party.Customer);
        await site.DoAsync(new Input.HangUp(Site.Colleague, call, Site.Colleague.Value));
        await Eventually.IsTrueAsync(() => !phone.IsOnALine, "the phone is hung up");
    }

    [Fact]
    public async Task Phones_OfSupervisors_RingAndThenListen()
    {
        await using var site = await RealSite.StartAsync();
        var call = await TalkAsync(site);
        var phone = await site.ReadyOnAPhoneAsync(Party.Supervisor);
        await site.DoAsync(new Input.Monitor(Site.Supervisor, call, MonitorMode.Listen));
        await Eventually.IsTrueAsync(() => phone.IsRung, "the supervisor's phone rings");
        phone.Answer();

        await site.HearsAsync(Party.Supervisor, Party.Customer, Party.Agent);
        await site.HearsAsync(Party.Customer, Party.Agent);
        await site.HearsAsync(Party.Agent, Party.Customer);
        phone.HangUp();
        await site.UntilAsync(s => s.Calls[call].Monitors.IsEmpty, "he is off the call");
        await site.HearsAsync(Party.Agent, Party.Customer);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Digits_OfTheCustomer_ReachWhoeverHearsHim(bool isOwn)
    {
        await using var site = await RealSite.StartAsync(isOwn: isOwn);
        var call = await TalkAsync(site);
        await site.HearsAsync(Party.Agent, Party.Customer);
        await site.CustomerPressesAsync('5');
        await Eventually.IsTrueAsync(() => site.KeysAt(Party.Agent) == 1, "the agent's phone was sent the key");
        site.KeysAt(Party.Colleague).ShouldBe(0);

        await site.DoAsync(new Input.BlindTransfer(Site.Agent, call, Site.ToOutside, Site.Agent.Value));
        await site.OutsideAnswersAsync();
        await site.HearsAsync(Party.Outside, Party.Customer);
        await site.CustomerPressesAsync('6');
        await Eventually.IsTrueAsync(() => site.KeysAt(Party.Outside) == 1, "the party outside was sent the key");
        site.KeysAt(Party.Agent).ShouldBe(1);
    }

    protected override async Task<ITelephonySite> OpenAsync() => await RealSite.StartAsync();

    private static async Task<(short[] Left, short[] Right)> RecordedAsync(RealSite site, InteractionId call)
    {
        await Eventually.IsTrueAsync(() => !site.Recordings.IsEmpty, "the recording is closed");
        var recording = site.Recordings.ShouldHaveSingleItem();
        recording.Id.Value.ShouldBe(call.Value);
        var wav = TestWav.Read(site.PathOf(recording));
        wav.Channels[0].Length.ShouldBe(wav.Channels[1].Length);
        return (wav.Channels[0], wav.Channels[1]);
    }

    /// <summary>Tenths of a second in which a tone is heard.</summary>
    private static List<int> Tenths(short[] samples, double tone) =>
        [.. Enumerable.Range(0, samples.Length / 800).Where(i => ToneProbe.Amplitude(samples.AsSpan(i * 800, 800), tone) > 0.08)];
}
