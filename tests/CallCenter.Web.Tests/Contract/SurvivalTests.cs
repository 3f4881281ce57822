using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Contract;

/// <summary>The web process dies in mid-talk and another one comes; the media process was there all the time.</summary>
public sealed class SurvivalTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Talk_OfTwoSipParties_GoesOn_AndWhoHangsUpHasTheOtherHungUp(bool agentHangsUp)
    {
        await using var site = await RealSite.StartAsync(isOwn: true);
        var agent = await site.ReadyOnAPhoneAsync(Party.Agent);
        var call = await site.CustomerCallsAsync();
        await Eventually.IsTrueAsync(() => agent.IsRung, "the agent's phone rings");
        agent.Answer();
        await site.UntilAsync(s => s.Calls[call].Phase == CallPhase.Talking, "they talk");
        await site.HearsAsync(Party.Customer, Party.Agent);
        await site.HearsAsync(Party.Agent, Party.Customer);

        await using var next = await site.DieAsync();
        next.Survivors.Count.ShouldBe(2);
        await site.HearsOnAsync(Party.Customer);
        await site.HearsAsync(Party.Customer, Party.Agent);
        await site.HearsAsync(Party.Agent, Party.Customer);
        next.Recordings.ShouldBeEmpty("it goes on");

        if (agentHangsUp)
            agent.HangUp();
        else
            await site.CustomerHangsUpAsync();
        await site.IsOffAsync(Party.Customer);
        await Eventually.IsTrueAsync(() => !agent.IsOnALine, "the agent's phone is hung up");
        await Eventually.IsTrueAsync(() => next.Recordings.Count == 1 && next.OpenLegs == 0 && next.Survivors.Count == 0, "everything is closed");
        var recording = next.Recordings.ShouldHaveSingleItem();
        (recording.Id.Value, recording.Repaired, recording.IsOrphan).ShouldBe((call.Value, false, false));
        var wav = TestWav.Read(site.PathOf(recording));
        Level(wav.Channels[0], RealSite.ToneOf(Party.Customer)).ShouldBeGreaterThan(0.05, "the customer's side is whole");
        Level(wav.Channels[1], RealSite.ToneOf(Party.Agent)).ShouldBeGreaterThan(0.05, "the agent's side is whole");
    }

    [Fact]
    public async Task Customer_WhoTalkedToABrowser_IsHungUpOn_AndNothingLeaks()
    {
        await using var site = await RealSite.StartAsync(isOwn: true);
        await site.ReadyAsync(Party.Agent);
        var call = await site.CustomerCallsAsync();
        await site.UntilAsync(s => s.Agents[Site.Agent].Interaction == call, "the agent is rung");
        await site.DoAsync(new Input.Answer(Site.Agent, call));
        await site.HearsAsync(Party.Customer, Party.Agent);

        await using var next = await site.DieAsync();
        await site.IsOffAsync(Party.Customer);
        await Eventually.IsTrueAsync(() => next.Recordings.Count == 1 && next.OpenLegs == 0 && next.Survivors.Count == 0, "everything is closed");
        next.Recordings.ShouldHaveSingleItem().Repaired.ShouldBeFalse();
    }

    /// <summary>By tenths of a second: a speaker whom a busy machine held up costs a tenth and not, by its shift of phase, all.</summary>
    private static double Level(short[] samples, double tone) => samples.Chunk(800).Average(tenth => ToneProbe.Amplitude(tenth, tone));
}
