namespace Telephony.Sip.Tests.Live;

public sealed class OverloadTests
{
    /// <summary>A leg that was never told of its end stayed in its user's tables for ever.</summary>
    [Fact]
    public async Task Dial_When_TheQueueIsFull_Then_TheLegEndsOnceWith503()
    {
        using var go = new ManualResetEventSlim();
        await using var peer = await LiveEndpoint.StartAsync();
        await using var us = await LiveEndpoint.StartAsync(options => options with { MaxQueuedMessages = 1 });
        us.Log.OnInvite = _ => go.Wait(TimeSpan.FromSeconds(60)); // the loop stands still
        peer.Dial(us.Udp);
        await us.Log.WaitForAsync("invite");
        var nobody = SipLegId.New(TimeProvider.System);
        for (var i = 0; i < 5_000; i++) us.Endpoint.Hangup(nobody, SipHangupCause.Normal);
        var leg = us.Dial(peer.Udp);
        go.Set();
        await us.Log.WaitForAsync("ended", leg);
        us.Log.Endings[leg].ShouldSatisfyAllConditions(e => e.Status.ShouldBe(503), e => e.By.ShouldBe(SipEndedBy.Transport), e => e.Class.ShouldBe(SipEndingClass.Unreachable));
        us.Log.CountOf("ended", leg).ShouldBe(1);
        peer.Log.CountOf("invite").ShouldBe(0);
    }
}
