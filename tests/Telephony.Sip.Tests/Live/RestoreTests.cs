using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;

namespace Telephony.Sip.Tests.Live;

/// <summary>An endpoint dies in mid-call without a word; another one at the same address goes on with its dialogs.</summary>
public sealed class RestoreTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Dialog_When_ItsEndpointDied_Then_TheNextOneTakesAndSendsTheBye(bool wasCalled, bool peerHangsUp)
    {
        await using var peer = await LiveEndpoint.StartAsync();
        await using var dead = await StartMortalAsync();
        var (caller, callee) = wasCalled ? (peer, dead) : (dead, peer);
        callee.Log.OnInvite = call => callee.Endpoint.Answer(call.Leg, Offers.Answer);
        var calling = caller.Dial(callee.Udp);
        await caller.Log.WaitForAsync("answered", calling);
        var called = await callee.Log.WaitForAsync("confirmed");
        var (lost, standing) = wasCalled ? (called, calling) : (calling, called);
        await Until.TrueAsync(() => dead.Log.Pictures.ContainsKey(lost), () => "the picture did not come");
        var picture = JsonSerializer.Deserialize<SipDialogPicture>(JsonSerializer.Serialize(dead.Log.Pictures[lost]))!;
        var at = dead.Udp;
        await dead.DisposeAsync();

        await using var next = await LiveEndpoint.StartAsync(o => o with { Listen = [new SipListenAddress(SipTransportProtocol.Udp, at)] });
        var leg = SipLegId.New(TimeProvider.System);
        next.Endpoint.Restore(leg, picture);
        if (peerHangsUp)
            peer.Endpoint.Hangup(standing, SipHangupCause.Normal);
        else
            next.Endpoint.Hangup(leg, SipHangupCause.Normal);
        await peer.Log.WaitForAsync("ended", standing);
        await next.Log.WaitForAsync("ended", leg);
        (peer.Log.Endings[standing].Status, peer.Log.Endings[standing].Class).ShouldBe((200, SipEndingClass.Completed));
        next.Log.Endings[leg].Class.ShouldBe(SipEndingClass.Completed);
        peer.Log.Endings[standing].By.ShouldBe(peerHangsUp ? SipEndedBy.Local : SipEndedBy.Remote);
    }

    [Fact]
    public async Task Dialog_When_Restored_Then_DigitsAndOffersGoOnWithHigherNumbers()
    {
        await using var peer = await LiveEndpoint.StartAsync();
        await using var dead = await StartMortalAsync();
        dead.Log.OnInvite = call => dead.Endpoint.Answer(call.Leg, Offers.Answer);
        var calling = peer.Dial(dead.Udp);
        await peer.Log.WaitForAsync("answered", calling);
        var lost = await dead.Log.WaitForAsync("confirmed");
        dead.Endpoint.SendDigit(lost, '1');
        await peer.Log.WaitForAsync("digit 1");
        var (picture, at) = (dead.Log.Pictures[lost], dead.Udp);
        await dead.DisposeAsync();

        await using var next = await LiveEndpoint.StartAsync(o => o with { Listen = [new SipListenAddress(SipTransportProtocol.Udp, at)] });
        next.Log.OnReOffer = (leg, _) => next.Endpoint.AnswerReOffer(leg, Offers.Answer);
        var restored = SipLegId.New(TimeProvider.System);
        next.Endpoint.Restore(restored, picture);
        next.Endpoint.SendDigit(restored, '2');
        await peer.Log.WaitForAsync("digit 2");
        peer.Endpoint.ReOffer(calling, Offers.Basic);
        await peer.Log.WaitForAsync("reoffer answered 200");
    }

    /// <summary>On an address of its own: nobody else takes its port between its death and the next one's birth.</summary>
    private static Task<LiveEndpoint> StartMortalAsync() => LiveEndpoint.StartAsync(static o => o with { Listen = [SipListenAddress.Parse("udp://127.0.0.61:0")] });

    [Fact]
    public async Task Picture_When_DamagedOrOfAConnection_Then_TheLegIsOverAtOnce()
    {
        await using var b = await LiveEndpoint.StartAsync();
        await using var a = await LiveEndpoint.StartAsync();
        b.Log.OnInvite = call => b.Endpoint.Answer(call.Leg, Offers.Answer);
        a.Dial(b.Udp);
        var leg = await b.Log.WaitForAsync("confirmed");
        await Until.TrueAsync(() => b.Log.Pictures.ContainsKey(leg), () => "the picture did not come");
        var picture = b.Log.Pictures[leg];
        foreach (var bad in (SipDialogPicture[])[picture with { RemoteTarget = "nowhere" }, picture with { Routes = ["<<"] }, picture with { Peer = "here" }, picture with { Protocol = SipTransportProtocol.Tcp }, picture with { Local = "" }])
        {
            var next = SipLegId.New(TimeProvider.System);
            b.Endpoint.Restore(next, bad);
            await b.Log.WaitForAsync("ended", next);
        }
    }
}
