namespace Telephony.Sip.Tests.Sipp;

/// <summary>SIPp calls us, and all goes well.</summary>
public sealed class CallerScenarios
{
    private const string Answer = "v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 40000 RTP/AVP 8\n";

    private static readonly Dictionary<string, Func<Situation>> All = new(StringComparer.Ordinal)
    {
        ["call over UDP"] = static () => new(Standing().Bye()) { Ended = 200 },
        ["call over TCP"] = static () => new(Standing().Bye()) { Transport = "t1", Ended = 200 },
        ["ringing, then answered"] = static () => new(new Script().Invite().Maybe(100).Expect(180).Expect(200).Ack().Bye()) { OnInvite = static (us, call) => { us.Endpoint.Ring(call.Leg); us.Endpoint.Answer(call.Leg, Offers.Answer); }, Ended = 200 },
        ["early media, then answered"] = static () => new(new Script().Invite().Maybe(100).Expect(183, "Content-Type: application/sdp").Expect(200).Ack().Bye()) { OnInvite = static (us, call) => { us.Endpoint.Ring(call.Leg, Offers.Answer); us.Endpoint.Answer(call.Leg, Offers.Answer); } },
        ["delayed offer, answer in the ACK"] = static () => new(new Script().Invite(sdp: "").Maybe(100).Expect(200, "Content-Type: application/sdp").Ack(Answer).Bye()) { Told = "confirmed" },
        ["we hang up"] = static () => new(Standing().Await("BYE").Reply(200, inDialog: true)) { OnStanding = static (us, leg) => us.Endpoint.Hangup(leg, SipHangupCause.Normal), Ended = 200 },
        ["hold sendonly and resume"] = static () => new(Hold("a=sendonly\n").Bye()) { Told = "reoffered" },
        ["hold inactive and resume"] = static () => new(Hold("a=inactive\n").Bye()) { Told = "reoffered" },
        ["hold by 0.0.0.0 and resume"] = static () => new(Hold("", "0.0.0.0").Bye()) { Told = "reoffered" },
        ["re-INVITE without offer"] = static () => new(Standing().Invite(sdp: "", again: true).Maybe(100).Expect(200, "Content-Type: application/sdp").Ack(Answer).Bye()) { Told = "reoffered" },
        ["UPDATE with an offer"] = static () => new(Standing().Ask("UPDATE", body: Script.Sdp).Expect(200, "Content-Type: application/sdp").Bye()) { Told = "reoffered" },
        ["UPDATE without an offer"] = static () => new(Standing().Ask("UPDATE").Expect(200).Bye()) { Ended = 200 },
        ["digit by application/dtmf-relay"] = static () => new(Standing().Ask("INFO", body: "Signal=5\nDuration=160\n", type: "application/dtmf-relay").Expect(200).Bye()) { Told = "digit 5" },
        ["digit by application/dtmf"] = static () => new(Standing().Ask("INFO", body: "#", type: "application/dtmf").Expect(200).Bye()) { Told = "digit #" },
        ["OPTIONS out of a call"] = static () => new(new Script().Ask("OPTIONS", again: false).Expect(200, "Allow: REFER")),
        ["OPTIONS in a call"] = static () => new(Standing().Ask("OPTIONS").Expect(200).Bye()) { Ended = 200 },
        ["session timer of the caller"] = static () => new(new Script().Invite("Supported: timer\nSession-Expires: 120;refresher=uac").Maybe(100).Expect(200, "Session-Expires: 120;refresher=uac").Ack().Ask("UPDATE", "Supported: timer\nSession-Expires: 120;refresher=uac").Expect(200, "Session-Expires: 120").Bye()) { Ended = 200 },
        ["reliable ringing and PRACK"] = static () => new(new Script().Invite("Require: 100rel").Maybe(100).Acknowledge(183).Expect(200).Ack().Bye())
        {
            OnInvite = static (us, call) => { us.Endpoint.Ring(call.Leg, Offers.Answer); us.Endpoint.Answer(call.Leg, Offers.Answer); }, Ended = 200,
        },
        ["Record-Route comes back"] = static () => new(new Script().Invite("Record-Route: <sip:[local_ip]:[local_port];lr>").Maybe(100).Expect(200, "Record-Route: lr").Ack().Await("BYE", "Route: lr").Reply(200, inDialog: true)) { OnStanding = static (us, leg) => us.Endpoint.Hangup(leg, SipHangupCause.Normal) },
        ["compact headers"] = static () => new(new Script().Raw("INVITE sip:4008001000@[remote_ip]:[remote_port] SIP/2.0\nv: SIP/2.0/UDP [local_ip]:[local_port];branch=z9hG4bKi1\nMax-Forwards: 70\nf: <sip:1@[local_ip]>;tag=f[call_number]\nt: sip:4008001000@[remote_ip]\nCall-ID: [call_id]\nCSeq: 1 INVITE\nm: <sip:[local_ip]:[local_port]>\nl: 0\n\n").Maybe(100).Expect(200)),
        ["REGISTER with digest"] = static () => new(Register().Expect(401).Ask("REGISTER", RegisterHeaders + "\n[authentication username=8001 password=demo-8001]", again: false).Expect(200, "Contact: expires")) { Told = "registered 8001 True" },
        ["agent calls with digest"] = static () => new(Agent().Invite().Maybe(100).Expect(407).AckOfFailure().Invite("[authentication username=8001 password=demo-8001]").Maybe(100).Expect(200).Ack().Bye()) { Ended = 200 },
        ["REFER with its NOTIFYs"] = static () => new(Standing().Ask("REFER", "Refer-To: <sip:8002@[remote_ip]>").Expect(202).Await("NOTIFY", "Subscription-State: active").Reply(200, inDialog: true).Await("NOTIFY", "Subscription-State: terminated").Reply(200, inDialog: true).Bye())
        {
            Prepare = static us => us.Log.OnReferred = referral => { us.Endpoint.AnswerRefer(referral.Leg); us.Endpoint.NotifyRefer(referral.Leg, 200); }, Ended = 200,
        },
        ["twenty calls at once"] = static () => new(Standing().Pause(50).Bye()) { More = "-m 20 -r 200" },
    };

    public static TheoryData<string> Names => new(All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Caller_When_AllGoesWell_Then_AsWritten(string name)
    {
        SippRun.SkipWithoutSipp();
        return All[name]().PlayAsync();
    }

    private const string RegisterHeaders = "Expires: 300";

    private static Script Standing() => new Script().Invite().Maybe(100, 180, 183).Expect(200).Ack();

    private static Script Agent() => new() { From = "8001@[remote_ip]" };

    private static Script Register() => new Script { From = "8001@[remote_ip]", To = "8001@[remote_ip]:[remote_port]" }.Ask("REGISTER", RegisterHeaders, again: false);

    private static Script Hold(string line, string address = "127.0.0.1") =>
        Standing().Invite(sdp: Script.Sdp.Replace("c=IN IP4 127.0.0.1", "c=IN IP4 " + address, StringComparison.Ordinal) + line, again: true).Maybe(100).Expect(200).Ack()
            .Invite(again: true).Maybe(100).Expect(200).Ack();
}
