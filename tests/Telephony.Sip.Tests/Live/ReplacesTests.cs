namespace Telephony.Sip.Tests.Live;

/// <summary>INVITE with Replaces on the wire (RFC 3891 §3): who may name a dialog, and what he hears.</summary>
public sealed class ReplacesTests
{
    private const string Ours = "ours";

    [Theory]
    [InlineData(";to-tag={0};from-tag=f1", "Replaces", 0)]
    [InlineData(";to-tag={0};from-tag=other", "481", 481)]
    [InlineData(";to-tag=wrong;from-tag=f1", "481", 481)]
    [InlineData(";to-tag={0};from-tag=f1;early-only", "486", 486)]
    [InlineData(";to-tag={0}", "400", 400)]
    public async Task Invite_When_APhoneNamesADialog_Then_AsTheRfcSays(string tags, string what, int status)
    {
        await using var endpoint = await LiveEndpoint.StartAsync();
        using var peer = new RawPeer(endpoint.Udp);
        endpoint.Log.OnInvite = call =>
        {
            if (call.Replaces is null) endpoint.Endpoint.Answer(call.Leg, Offers.Answer);
            else endpoint.Endpoint.Reject(call.Leg, 603);
        };
        var ok = await peer.AskAsync(Wire.Simple("INVITE", "standing", extra: "Content-Type: application/sdp", body: Offers.Basic));
        await peer.SendAsync(Wire.Simple("ACK", "standing", toTag: ok.ToTag!, branch: "z9hG4bKack"));
        var standing = await endpoint.Log.WaitForAsync("confirmed");

        var answer = await InviteAsync(peer, "standing" + string.Format(System.Globalization.CultureInfo.InvariantCulture, tags, ok.ToTag));
        answer.Status.ShouldBe(status == 0 ? 603 : status, what);
        if (status == 0) endpoint.Log.Incoming.Values.Single(call => call.Replaces is not null).Replaces.ShouldBe(standing);
    }

    [Fact]
    public async Task Invite_When_TheDialogIsEarlyAndNotOfTheUa_Then_481()
    {
        await using var endpoint = await LiveEndpoint.StartAsync();
        using var peer = new RawPeer(endpoint.Udp);
        endpoint.Log.OnInvite = call => endpoint.Endpoint.Ring(call.Leg);
        await peer.SendAsync(Wire.Simple("INVITE", "early", extra: "Content-Type: application/sdp", body: Offers.Basic));
        var ringing = (await peer.ReceiveAsync(static m => m is SipResponse { Status: 180 })).ShouldNotBeNull();
        (await InviteAsync(peer, $"early;to-tag={ringing.ToTag};from-tag=f1")).Status.ShouldBe(481);
    }

    [Fact]
    public async Task Refer_When_AReplacedDialogIsOurs_Then_ItsLegIsNamed()
    {
        await using var endpoint = await LiveEndpoint.StartAsync();
        using var peer = new RawPeer(endpoint.Udp);
        endpoint.Log.OnInvite = call => endpoint.Endpoint.Answer(call.Leg, Offers.Answer);
        endpoint.Log.OnReferred = referral => endpoint.Endpoint.AnswerRefer(referral.Leg, 403);
        var ok = await peer.AskAsync(Wire.Simple("INVITE", Ours, extra: "Content-Type: application/sdp", body: Offers.Basic));
        await peer.SendAsync(Wire.Simple("ACK", Ours, toTag: ok.ToTag!, branch: "z9hG4bKack"));
        var leg = await endpoint.Log.WaitForAsync("confirmed");
        var refer = Wire.Simple("REFER", Ours, 2, $"Refer-To: <tel:+86-138-0013-8000?Replaces={Ours}%3Bto-tag%3D{ok.ToTag}%3Bfrom-tag%3Df1>", ok.ToTag!, "z9hG4bKrefer");
        (await peer.AskAsync(refer)).Status.ShouldBe(400, "tel URIs have no headers");
        refer = Wire.Simple("REFER", Ours, 3, $"Refer-To: <sip:8002@127.0.0.1?Replaces={Ours}%3Bto-tag%3D{ok.ToTag}%3Bfrom-tag%3Df1>", ok.ToTag!, "z9hG4bKrefer2");
        (await peer.AskAsync(refer)).Status.ShouldBe(403);
        endpoint.Log.DetailOf("referred").ShouldBe($"8002 True {leg}");
    }

    private static async Task<SipResponse> InviteAsync(RawPeer peer, string replaces)
    {
        const string From = "8001@127.0.0.1";
        var challenge = await peer.AskAsync(Wire.Simple("INVITE", "taker", extra: "Replaces: " + replaces, branch: "z9hG4bKt1", from: From));
        challenge.Status.ShouldBe(407);
        var request = Wire.Request(Wire.Simple("INVITE", "taker", from: From));
        var credentials = DigestClient.Answer(challenge.Headers, SipHeaderNames.ProxyAuthenticate, new SipLogin("8001", "demo-8001"), request, SipHeaderNames.ProxyAuthorization, "0123456789abcdef");
        return await peer.AskAsync(Wire.Simple("INVITE", "taker", 2, $"Replaces: {replaces}\nProxy-Authorization: {credentials}\nContent-Type: application/sdp", branch: "z9hG4bKt2", from: From, body: Offers.Basic));
    }
}
