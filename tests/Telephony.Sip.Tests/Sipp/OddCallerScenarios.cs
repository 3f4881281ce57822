namespace Telephony.Sip.Tests.Sipp;

/// <summary>SIPp calls us and crosses our messages, is refused, is slow, or is broken.</summary>
public sealed class OddCallerScenarios
{
    private static readonly Dictionary<string, Func<Situation>> All = new(StringComparer.Ordinal)
    {
        ["CANCEL while it rings"] = static () => new(new Script().Invite().Maybe(100).Expect(180).Cancel().Expect(200).Expect(487).AckOfFailure()) { OnInvite = Ring, Ended = 487 },
        ["CANCEL after the 200 changes nothing"] = static () => new(new Script().Invite().Maybe(100).Expect(200).Ack().Cancel().Expect(200).Bye()) { Ended = 200 },
        ["CANCEL of nothing"] = static () => new(new Script().Ask("CANCEL", again: false).Expect(481)),
        ["the same INVITE over another path"] = static () => new(new Script().Invite().Maybe(100).Expect(180).RepeatInvite().Maybe(100).Expect(482).Cancel().Expect(200).Expect(487)) { OnInvite = Ring, Ended = 487 },
        ["second INVITE before the first is answered"] = static () => new(new Script().Invite().Maybe(100).Expect(180).Invite(again: true).Maybe(100).Expect(500, "Retry-After: 2").AckOfFailure()) { OnInvite = Ring },
        ["BYE while it rings"] = static () => new(new Script().Invite().Maybe(100).Expect(180).Ask("BYE").Maybe(487).Expect(200)) { OnInvite = Ring, Ended = 487 },
        ["BYE before the ACK"] = static () => new(new Script().Invite().Maybe(100).Expect(200).Bye()) { Ended = 200 },
        ["ACK that never comes: 200 repeated, then BYE"] = static () => new(new Script().Invite().Maybe(100).Expect(200).Await("BYE").Reply(200, inDialog: true)) { Options = Fast, Ended = 408 },
        ["ACK after 500 ms"] = static () => new(new Script().Invite().Maybe(100).Expect(200).Pause(500).Ack().Pause(100).Bye()) { Told = "confirmed", Ended = 200 },
        ["we hang up before the ACK: BYE waits for it"] = static () => new(new Script().Invite().Maybe(100).Expect(200).Pause(200).Ack().Await("BYE").Reply(200, inDialog: true)) { OnInvite = static (us, call) => { us.Endpoint.Answer(call.Leg, Offers.Answer); us.Endpoint.Hangup(call.Leg, SipHangupCause.Normal); }, Ended = 200 },
        ["busy"] = static () => new(Refused(486)) { OnInvite = static (us, call) => us.Endpoint.Reject(call.Leg, 486), Ended = 486 },
        ["refusal is repeated until its ACK"] = static () => new(new Script().Invite().Maybe(100).Expect(603).Pause(700).AckOfFailure()) { OnInvite = static (us, call) => us.Endpoint.Reject(call.Leg, 603), Ended = 603 },
        ["unavailable with Retry-After"] = static () => new(new Script().Invite().Maybe(100).Expect(503, "Retry-After: 7").AckOfFailure()) { OnInvite = static (us, call) => us.Endpoint.Reject(call.Leg, 503, retryAfter: TimeSpan.FromSeconds(7)) },
        ["no room for calls"] = static () => new(new Script().Invite().Maybe(100).Expect(503, "Retry-After: 30").AckOfFailure()) { Options = static o => o with { MaxCalls = 0 } },
        ["stranger"] = static () => new(Refused(403)) { Options = static o => o with { AcceptLoopbackTrunk = false, ChallengeUnknownSources = false } },
        ["agent with a wrong password"] = static () => new(new Script { From = "8001@[remote_ip]" }.Invite().Maybe(100).Expect(407).AckOfFailure().Invite("[authentication username=8001 password=wrong]").Maybe(100).Expect(407).AckOfFailure()),
        ["unknown method"] = static () => new(new Script().Ask("JUMP", again: false).Expect(501)),
        ["MESSAGE"] = static () => new(new Script().Ask("MESSAGE", again: false, body: "hello", type: "text/plain").Expect(405, "Allow: INVITE")),
        ["extension that nobody knows"] = static () => new(new Script().Invite("Require: foo").Maybe(100).Expect(420, "Unsupported: foo").AckOfFailure()),
        ["body that nobody reads"] = static () => new(new Script().Raw(Bare("Content-Type: text/html", "hi")).Maybe(100).Expect(415, "Accept: application/sdp")),
        ["answer that could not be read"] = static () => new(new Script().Invite("Accept: text/plain").Maybe(100).Expect(406).AckOfFailure()),
        ["no hops left"] = static () => new(new Script().Raw(Bare("", "").Replace("Max-Forwards: 70", "Max-Forwards: 0", StringComparison.Ordinal)).Maybe(100).Expect(483)),
        ["session too short"] = static () => new(new Script().Invite("Supported: timer\nSession-Expires: 30").Maybe(100).Expect(422, "Min-SE: 90").AckOfFailure()),
        ["BYE to nobody"] = static () => new(new Script().Ask("BYE", again: false).Expect(481)),
        ["REFER out of a call"] = static () => new(new Script().Ask("REFER", "Refer-To: <sip:110@[remote_ip]>", again: false).Expect(403)),
        ["REFER of a customer"] = static () => new(new Script().Invite().Maybe(100).Expect(200).Ack().Ask("REFER", "Refer-To: <sip:110@[remote_ip]>").Expect(403).Bye()) { Ended = 200 },
        ["REFER without a target"] = static () => new(new Script().Invite().Maybe(100).Expect(200).Ack().Ask("REFER").Expect(400).Bye()) { Ended = 200 },
        ["Replaces of a stranger"] = static () => new(new Script().Invite("Replaces: 1;to-tag=2;from-tag=3").Maybe(100).Expect(403).AckOfFailure()),
        ["INFO that nobody reads"] = static () => new(new Script().Invite().Maybe(100).Expect(200).Ack().Ask("INFO", body: "x", type: "text/plain").Expect(415).Bye()) { Ended = 200 },
        ["scheme that is none of ours"] = static () => new(new Script().Raw(Bare("", "").Replace("INVITE sip:4008001000", "INVITE http:4008001000", StringComparison.Ordinal)).Maybe(100).Expect(416)),
        ["another version of SIP"] = static () => new(new Script().Raw(Bare("", "").Replace(" SIP/2.0\nVia", " SIP/3.0\nVia", StringComparison.Ordinal)).Maybe(100).Expect(505)),
        ["Content-Length that lies"] = static () => new(new Script().Raw(Bare("", "").Replace("Content-Length: 0", "Content-Length: 900", StringComparison.Ordinal)).Expect(400)),
        ["two Contacts"] = static () => new(new Script().Raw(Bare("Contact: <sip:2@[local_ip]>", "")).Expect(400)),
        ["Max-Forwards that is no number"] = static () => new(new Script().Raw(Bare("", "").Replace("Max-Forwards: 70", "Max-Forwards: many", StringComparison.Ordinal)).Expect(400)),
        ["two Max-Forwards"] = static () => new(new Script().Raw(Bare("Max-Forwards: 69", "")).Expect(400)),
        ["offer that is no SDP"] = static () => new(new Script().Invite(sdp: "rubbish").Maybe(100).Expect(488).AckOfFailure()) { OnInvite = static (us, call) => us.Endpoint.Reject(call.Leg, OfferAnswer.Answer(call.SdpOffer!, new SdpLocalMedia { Rtp = new IPEndPoint(IPAddress.Loopback, 4), SessionId = 1 }) is SdpOutcome.Refused ? 488 : 500) },
    };

    public static TheoryData<string> Names => new(All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Caller_When_HeDoesThis_Then_AsWritten(string name)
    {
        SippRun.SkipWithoutSipp();
        return All[name]().PlayAsync();
    }

    private static Script Refused(int status) => new Script().Invite().Maybe(100).Expect(status).AckOfFailure();

    private static string Bare(string headers, string body) =>
        $"INVITE sip:4008001000@[remote_ip]:[remote_port] SIP/2.0\nVia: SIP/2.0/UDP [local_ip]:[local_port];branch=z9hG4bKi1\nMax-Forwards: 70\nFrom: <sip:1@[local_ip]>;tag=f[call_number]\nTo: <sip:4008001000@[remote_ip]>\nCall-ID: [call_id]\nCSeq: 1 INVITE\nContact: <sip:[local_ip]:[local_port]>\n{(headers.Length == 0 ? "" : headers + "\n")}Content-Length: {(body.Length == 0 ? "0" : "[len]")}\n\n{body}";

    private static SipEndpointOptions Fast(SipEndpointOptions options) => options with { Timers = new SipTimerValues { T1 = TimeSpan.FromMilliseconds(8), T2 = TimeSpan.FromMilliseconds(60), T4 = TimeSpan.FromMilliseconds(80) } };

    private static void Ring(LiveEndpoint us, SipIncomingCall call) => us.Endpoint.Ring(call.Leg);
}
