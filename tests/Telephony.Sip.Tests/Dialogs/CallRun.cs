namespace Telephony.Sip.Tests.Dialogs;

/// <summary>Runs the call machine on a virtual clock and notes every effect with its time.</summary>
internal sealed class CallRun
{
    private readonly PriorityQueue<CallEffect.StartTimer, (double Due, int Order)> _due = new();
    private int _order;

    public static readonly SipRequest Invite = Wire.Request(Wire.Simple("INVITE", extra: "Content-Type: application/sdp", body: Offers.Basic));
    private static readonly SipUri Contact = SipUri.Parse("sip:127.0.0.1:5060")!;

    public CallRun(CallStep begin)
    {
        State = begin.Call;
        Take(begin);
    }

    public Call State { get; private set; }

    public double Now { get; private set; }

    public List<string> Log { get; } = [];

    public SipRequest? LastSent { get; private set; }

    public SipResponse? LastResponse { get; private set; }

    public static CallRun Incoming(string? headers = null)
    {
        var invite = headers is null ? Invite : Wire.Request(Wire.Simple("INVITE", extra: headers + "\nContent-Type: application/sdp", body: Offers.Basic));
        return new(InboundSetup.Begin(SipLegId.New(TimeProvider.System), invite, TransactionKey.OfRequest(invite), "ours", Contact, new SipTimerValues()));
    }

    public static CallRun Outgoing(SipLogin? login = null)
    {
        var dial = new SipDialRequest { Target = "sip:1@127.0.0.1", FromUser = "2", SdpOffer = Offers.Basic, Login = login };
        var target = SipUri.Parse(dial.Target)!;
        var (invite, dialog) = OutgoingInvite.Build(dial, target, target, Contact, new SipTimerValues());
        return new CallRun(OutboundSetup.Begin(SipLegId.New(TimeProvider.System), dialog, invite, Contact, dial, new SipTimerValues()));
    }

    public static CallRun Standing()
    {
        var run = Outgoing();
        run.Responded(RequestPurpose.Invite, 200);
        run.Log.Clear();
        return run;
    }

    public static CallRun StandingIncoming()
    {
        var run = Incoming();
        run.Feed(new CallInput.Answer(Offers.Answer));
        run.Ack(1);
        run.Log.Clear();
        return run;
    }

    public void Feed(CallInput input) => Take(CallMachine.Step(State, input));

    public void Ack(uint cseq) => Feed(new CallInput.Acknowledged(Request("ACK", cseq)));

    public void Responded(RequestPurpose purpose, int status, string tag = "theirs", params (string Name, string Value)[] headers)
    {
        var response = SipResponse.For(LastSent!, status, null, tag);
        foreach (var (name, value) in headers) response.Headers.Add(name, value);
        Feed(new CallInput.Responded(purpose, LastSent!, response, "0123456789abcdef"));
    }

    public void Requested(string method, uint cseq, string? sdp = null, params (string Name, string Value)[] headers)
    {
        var request = Request(method, cseq, sdp);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        Feed(new CallInput.Requested(request, new TransactionKey("k" + cseq, "", method)));
    }

    public void RunTo(double time)
    {
        while (_due.TryPeek(out var timer, out var at) && at.Due <= time)
        {
            _due.Dequeue();
            Now = at.Due;
            Feed(new CallInput.TimerFired(timer.Timer, timer.Attempt));
        }

        Now = time;
    }

    public string Times(string what) => string.Join(' ', Log.Where(line => line.EndsWith(" " + what, StringComparison.Ordinal)).Select(line => line[..line.IndexOf(' ')]));

    private static SipRequest Request(string method, uint cseq, string? sdp = null) => Wire.Request(Wire.Simple(method, cseq: cseq, toTag: "ours", extra: sdp is null ? "" : "Content-Type: application/sdp", body: sdp ?? ""));

    private void Take(CallStep step)
    {
        State = step.Call;
        foreach (var effect in step.Effects)
        {
            switch (effect)
            {
                case CallEffect.StartTimer timer:
                    _due.Enqueue(timer, (Now + timer.After.TotalMilliseconds, _order++));
                    continue;
                case CallEffect.Send send:
                    LastSent = send.Request;
                    Log.Add($"{Now} {send.Request.Method}");
                    continue;
                case CallEffect.Respond respond:
                    LastResponse = respond.Response;
                    Log.Add($"{Now} {respond.Response.Status}");
                    continue;
                case CallEffect.Raise { Fact: CallFact.Ended ended }:
                    Log.Add($"{Now} Ended {ended.Ending.By} {ended.Ending.Status}");
                    continue;
                case CallEffect.Raise { Fact: CallFact.ReOfferAnswered outcome }:
                    Log.Add($"{Now} ReOfferAnswered {outcome.Status}");
                    continue;
                case CallEffect.Raise raise:
                    Log.Add($"{Now} {raise.Fact.GetType().Name}");
                    continue;
                default:
                    Log.Add($"{Now} {effect.GetType().Name}");
                    continue;
            }
        }
    }
}
