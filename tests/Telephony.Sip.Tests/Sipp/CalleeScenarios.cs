namespace Telephony.Sip.Tests.Sipp;

/// <summary>We call SIPp: it answers, refuses, rings for ever, crosses our messages, or says nothing.</summary>
public sealed class CalleeScenarios
{
    private static readonly Dictionary<string, Func<Situation>> All = new(StringComparer.Ordinal)
    {
        ["answers, we hang up"] = static () => We(Taken().Await("BYE").Reply(200, inDialog: true)) with { OnStanding = HangUp, Ended = 200 },
        ["answers and hangs up"] = static () => We(Taken().AskAsCallee("BYE").Expect(200)) with { Ended = 200 },
        ["answers over TCP"] = static () => We(Taken().Await("BYE").Reply(200, inDialog: true)) with { Dial = static (us, to) => us.Dial(to, transport: "tcp"), Transport = "t1", OnStanding = HangUp, Ended = 200 },
        ["early media, then answers"] = static () => We(new Script().AwaitCall().Reply(183, Script.Sdp).Pause(50).Reply(200, Script.Sdp, isRepeated: true).Await("ACK").Await("BYE").Reply(200, inDialog: true)) with { OnStanding = HangUp, Told = "ringing 183" },
        ["delayed offer of ours"] = static () => We(new Script().AwaitCall().Reply(200, Script.Sdp, isRepeated: true).Await("ACK", "Content-Type: application/sdp").Await("BYE").Reply(200, inDialog: true)) with
        {
            Dial = static (us, to) => us.Dial(to, sdp: null), OnStanding = static (us, leg) => { us.Endpoint.AnswerReOffer(leg, Offers.Answer); us.Endpoint.Hangup(leg, SipHangupCause.Normal); },
        },
        ["is busy"] = static () => We(new Script().AwaitCall().Reply(486, isRepeated: true).Await("ACK")) with { Ended = 486 },
        ["declines"] = static () => We(new Script().AwaitCall().Reply(180).Reply(603, isRepeated: true).Await("ACK")) with { Ended = 603 },
        ["is moved elsewhere"] = static () => We(new Script().AwaitCall().Reply(302, isRepeated: true).Await("ACK")) with { Ended = 302 },
        ["has no such number"] = static () => We(new Script().AwaitCall().Reply(404, isRepeated: true).Await("ACK")) with { Ended = 404 },
        ["is overloaded"] = static () => We(new Script().AwaitCall().Reply(503, headers: "Retry-After: 5", isRepeated: true).Await("ACK")) with { Ended = 503 },
        ["wants a password"] = static () => We(new Script().AwaitCall().Reply(407, headers: "Proxy-Authenticate: Digest realm=\"t\", nonce=\"abc\", algorithm=MD5, qop=\"auth\"", isRepeated: true).Await("ACK")
            .Await("INVITE", "Proxy-Authorization: username=.alice").Reply(200, Script.Sdp, isRepeated: true).Await("ACK").Await("BYE").Reply(200, inDialog: true)) with
        {
            Dial = static (us, to) => us.Dial(to, login: new SipLogin("alice", "secret")), OnStanding = HangUp, Ended = 200,
        },
        ["wants a longer session"] = static () => We(new Script().AwaitCall("Session-Expires: 1800").Reply(422, headers: "Min-SE: 3600", isRepeated: true).Await("ACK")
            .Await("INVITE", "Session-Expires: 3600").Reply(200, Script.Sdp, "Session-Expires: 3600;refresher=uac", isRepeated: true).Await("ACK").Await("BYE").Reply(200, inDialog: true)) with { OnStanding = HangUp, Ended = 200 },
        ["rings and is cancelled"] = static () => We(new Script().AwaitCall().Reply(180).Await("CANCEL").Reply(200).Reply(487, cseq: "1 INVITE", isRepeated: true).Await("ACK")) with { Dial = CancelWhenRinging, Ended = 487 },
        ["answers across our CANCEL"] = static () => We(new Script().AwaitCall().Reply(180).Await("CANCEL").Reply(200).Reply(200, Script.Sdp, cseq: "1 INVITE", isRepeated: true).Await("ACK").Await("BYE").Reply(200, inDialog: true)) with { Dial = CancelWhenRinging, Ended = 487 },
        ["rings for ever"] = static () => We(new Script().AwaitCall().Reply(180).Await("CANCEL").Reply(200).Reply(487, cseq: "1 INVITE", isRepeated: true).Await("ACK")) with { Dial = static (us, to) => us.Dial(to, ring: TimeSpan.FromMilliseconds(300)), Ended = 408 },
        ["says nothing at all"] = static () => We(new Script().AwaitCall().Pause(700)) with { Ended = 408, Options = Fast },
        ["answers and does not answer our BYE"] = static () => We(Taken().Await("BYE").Pause(300)) with { OnStanding = HangUp, Ended = 200, Options = Shorter },
        ["repeats its 200"] = static () => We(new Script().AwaitCall().Reply(200, Script.Sdp).Await("ACK").Reply(200, Script.Sdp, cseq: "1 INVITE", inDialog: true).Await("BYE").Reply(200, inDialog: true)) with { OnStanding = static (us, leg) => After(us, leg, 400) },
        ["answers twice as a fork does"] = static () => We(new Script().AwaitCall().Reply(200, Script.Sdp).Reply(200, Script.Sdp, tag: "b").Await("ACK").MaybeAwait("ACK").Await("BYE").Reply(200, inDialog: true).Await("BYE").Reply(200, inDialog: true)) with { OnStanding = static (us, leg) => After(us, leg, 400) },
        ["hangs up before our ACK can come"] = static () => We(new Script().AwaitCall().Reply(200, Script.Sdp).AskAsCallee("BYE").MaybeAwait("ACK").Expect(200)) with { Ended = 200 },
        ["offers anew while we do: 491 and once more"] = static () => We(Taken().Await("INVITE").Reply(491, inDialog: true, isRepeated: true).Await("ACK").Await("INVITE").Reply(200, Script.Sdp, inDialog: true, isRepeated: true).Await("ACK").AskAsCallee("BYE").Expect(200)) with
        {
            OnStanding = static (us, leg) => us.Endpoint.ReOffer(leg, Offers.Hold), Told = "reoffer answered 200",
        },
        ["refuses our new offer: the call stands"] = static () => We(Taken().Await("INVITE").Reply(488, inDialog: true, isRepeated: true).Await("ACK").AskAsCallee("BYE").Expect(200)) with { OnStanding = static (us, leg) => us.Endpoint.ReOffer(leg, Offers.Hold), Told = "reoffer answered 488", Ended = 200 },
        ["knows our new offer's dialog no more"] = static () => We(Taken().Await("INVITE").Reply(481, inDialog: true, isRepeated: true).Await("ACK").Await("BYE").Reply(481, inDialog: true)) with { OnStanding = static (us, leg) => us.Endpoint.ReOffer(leg, Offers.Hold), Ended = 481 },
        ["holds us"] = static () => We(Taken().AskAsCallee("INVITE", sdp: Script.Sdp + "a=sendonly\n").Maybe(100).Expect(200, "Content-Type: application/sdp").AckAsCallee().AskAsCallee("BYE").Expect(200)) with { Told = "reoffered", Ended = 200 },
        ["takes a digit by INFO"] = static () => We(Taken().Await("INFO", "Content-Type: application/dtmf-relay").Reply(200, inDialog: true).AskAsCallee("BYE").Expect(200)) with { OnStanding = static (us, leg) => us.Endpoint.SendDigit(leg, '5'), Ended = 200 },
        ["is slow: 180 after 600 ms, 200 after 600 more"] = static () => We(new Script().AwaitCall().Reply(100).Pause(600).Reply(180).Pause(600).Reply(200, Script.Sdp, isRepeated: true).Await("ACK").Await("BYE").Reply(200, inDialog: true)) with { OnStanding = HangUp, Ended = 200 },
    };

    public static TheoryData<string> Names => new(All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Callee_When_ItDoesThis_Then_AsWritten(string name)
    {
        SippRun.SkipWithoutSipp();
        return All[name]().PlayAsync();
    }

    private static Situation We(Script script) => new(script) { Dial = static (us, to) => us.Dial(to) };

    private static Script Taken() => new Script().AwaitCall().Reply(180).Reply(200, Script.Sdp, isRepeated: true).Await("ACK");

    /// <summary>Its 180 and 200 must come before the INVITE is given up, after 64 T1; and that long our BYE is waited for.</summary>
    private static SipEndpointOptions Shorter(SipEndpointOptions options) => options with { Timers = new SipTimerValues { T1 = TimeSpan.FromMilliseconds(60), T2 = TimeSpan.FromMilliseconds(480), T4 = TimeSpan.FromMilliseconds(120) } };

    private static SipEndpointOptions Fast(SipEndpointOptions options) => options with { Timers = new SipTimerValues { T1 = TimeSpan.FromMilliseconds(8), T2 = TimeSpan.FromMilliseconds(60), T4 = TimeSpan.FromMilliseconds(80) } };

    private static void HangUp(LiveEndpoint us, SipLegId leg) => us.Endpoint.Hangup(leg, SipHangupCause.Normal);

    /// <summary>Hangs up when the peer has had time for his next message; a timer, because nothing tells of a repeated 200.</summary>
    private static void After(LiveEndpoint us, SipLegId leg, int milliseconds) =>
        _ = Task.Delay(milliseconds).ContinueWith(_ => us.Endpoint.Hangup(leg, SipHangupCause.Normal), TaskScheduler.Default);

    private static SipLegId CancelWhenRinging(LiveEndpoint us, IPEndPoint to)
    {
        var leg = us.Dial(to);
        _ = us.Log.WaitForAsync("ringing 180", leg).ContinueWith(_ => us.Endpoint.Hangup(leg, SipHangupCause.Normal), TaskScheduler.Default);
        return leg;
    }
}
