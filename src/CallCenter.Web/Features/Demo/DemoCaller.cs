using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using CallCenter.Web.Switchboard.Lines;
using Telephony.Media;
using Telephony.Sip;

namespace CallCenter.Web.Features.Demo;

/// <summary>The built-in customers of demo mode: they place real SIP calls over loopback with spoken Chinese sentences, and answer
/// the calls that agents make to demo numbers. They have a SIP end point and a media engine of their own, so nothing is short-cut.</summary>
public sealed class DemoCaller : IHostedService, IAsyncDisposable, ISipCallEvents, IMediaEvents
{
    /// <summary>Calls at once: more would be a load test, which bench.sh does.</summary>
    public const int MaxCalls = 50;

    /// <summary>Ended calls kept for the page.</summary>
    private const int KeptEnded = 50;

    private const string DefaultSpeech = "repair-ac-zh";
    private static readonly TimeSpan RingBeforeAnswer = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<SipLegId, DemoParty> _parties = new();
    private readonly ConcurrentQueue<SipLegId> _ended = new();
    private readonly SipEndpoint _sip;
    private readonly MediaEngine _media;
    private readonly TrunkRoutes _routes;
    private readonly Func<IPEndPoint> _target;
    private readonly TimeProvider _clock;
    private readonly DirectoryInfo _work;
    private int _disposed;

    internal DemoCaller(TrunkRoutes routes, Func<IPEndPoint> target, string prompts, TimeProvider clock, ILoggerFactory loggers)
    {
        _routes = routes;
        _target = target;
        _clock = clock;
        _work = Directory.CreateTempSubdirectory("aftersales-demo-");
        _media = new MediaEngine(
            new MediaOptions(IPAddress.Loopback, IPAddress.Loopback, 0, 0, _work.FullName) { PromptsDirectory = prompts, SilenceTimeout = TimeSpan.FromMinutes(10) },
            this, clock, loggers.CreateLogger<MediaEngine>());
        _sip = new SipEndpoint(
            new SipEndpointOptions { Listen = [new SipListenAddress(SipTransportProtocol.Udp, new IPEndPoint(IPAddress.Loopback, 0))], AcceptLoopbackTrunk = true },
            this, NoCredentials.Instance, clock, loggers.CreateLogger<SipEndpoint>());
    }

    /// <summary>Raised after any change, on a pool thread.</summary>
    public event Action? Changed;

    /// <summary>Names of the sentences a customer can speak.</summary>
    public IReadOnlyList<string> Speeches =>
        [.. _media.Prompts.Ids.Where(p => p.Value.StartsWith("demo/", StringComparison.Ordinal)).Select(p => p.Value["demo/".Length..])];

    /// <summary>Calls, newest first.</summary>
    public IReadOnlyList<DemoCall> Calls => [.. _parties.Values.Select(p => p.View).OrderByDescending(v => v.Since)];

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _media.StartAsync(cancellationToken);
        await _sip.StartAsync(cancellationToken);
        _routes.UseDemoPeer(_sip.Bound[0]);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _sip.StopAsync(TimeSpan.FromSeconds(1), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The container knows this object by two names (service and hosted service) and disposes it by both.
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        await _sip.DisposeAsync();
        await _media.DisposeAsync();
        foreach (var party in _parties.Values)
            party.Dispose();
        _work.Delete(recursive: true);
    }

    /// <summary>Places a call; false with the field that is wrong.</summary>
    public bool TryPlace(DemoCallRequest request, [NotNullWhen(true)] out DemoCall? call, [NotNullWhen(false)] out DemoRefusal? refusal)
    {
        call = null;
        refusal = Check(request);
        if (refusal is not null)
            return false;
        var party = NewParty(SipLegId.New(_clock), request, incoming: false);
        var local = _media.OpenRtpLeg(party.Media);
        party.Offer = Negotiation.OfferFor(local);
        _parties[party.Leg] = party;
        var target = _target();
        _sip.Dial(party.Leg, new SipDialRequest
        {
            Target = $"sip:{request.To}@{target}",
            NextHop = new SipListenAddress(SipTransportProtocol.Udp, target),
            FromUser = request.From,
            SdpOffer = party.Offer,
        });
        call = party.View;
        Changed?.Invoke();
        return true;
    }

    /// <summary>The customer hangs up.</summary>
    public void HangUp(Guid id)
    {
        foreach (var party in _parties.Values.Where(p => p.View.Id == id))
            _sip.Hangup(party.Leg, SipHangupCause.Normal);
    }

    void ISipCallEvents.InviteReceived(SipIncomingCall call)
    {
        // Numbers by their ending show what customers do to outbound agents: busy, no answer, declined; all others answer.
        if (call.CalledUser.EndsWith("0000", StringComparison.Ordinal))
        {
            _sip.Reject(call.Leg, 486);
            return;
        }

        if (call.CalledUser.EndsWith("2222", StringComparison.Ordinal))
        {
            _sip.Reject(call.Leg, 603);
            return;
        }

        _sip.Ring(call.Leg);
        if (call.CalledUser.EndsWith("1111", StringComparison.Ordinal) || call.SdpOffer is null)
            return;
        var party = NewParty(call.Leg, new DemoCallRequest(call.FromUser, call.CalledUser, null, null, null), incoming: true);
        party.Offer = call.SdpOffer;
        _parties[call.Leg] = party;
        party.After(RingBeforeAnswer, () => AnswerIncoming(party));
        Changed?.Invoke();
    }

    void ISipCallEvents.Ringing(SipLegId leg, int status, string? sdp) => Show(leg, DemoCallState.Ringing);

    void ISipCallEvents.Answered(SipLegId leg, string? sdp)
    {
        if (!_parties.TryGetValue(leg, out var party))
            return;
        if (sdp is null || Negotiation.CompleteOffer(party.Offer!, sdp) is not NegotiationResult.Agreed agreed)
        {
            _sip.Hangup(leg, SipHangupCause.NotAcceptable);
            return;
        }

        _media.Take(party.Media, agreed);
        Talk(party);
    }

    void ISipCallEvents.Confirmed(SipLegId leg, string? sdp)
    {
    }

    void ISipCallEvents.Ended(SipLegId leg, SipEnding ending)
    {
        if (!_parties.TryGetValue(leg, out var party))
            return;
        _media.CloseLeg(party.Media);
        party.End($"{ending.Status} {ending.Reason}", _clock.GetUtcNow());
        _ended.Enqueue(leg);
        while (_ended.Count > KeptEnded && _ended.TryDequeue(out var old))
        {
            if (_parties.TryRemove(old, out var gone))
                gone.Dispose();
        }

        Changed?.Invoke();
    }

    void ISipCallEvents.ReOffered(SipLegId leg, string? sdp) => _sip.AnswerReOffer(leg, null, 488);

    void ISipCallEvents.ReOfferAnswered(SipLegId leg, int status, string? sdp)
    {
    }

    void ISipCallEvents.Digit(SipLegId leg, char digit, int durationMs)
    {
    }

    void ISipCallEvents.Referred(SipReferral referral) => _sip.AnswerRefer(referral.Leg, 403);

    void ISipCallEvents.RegistrationChanged(string extension, bool registered)
    {
    }

    void IMediaEvents.Digit(MediaLegId leg, char digit, int durationMs)
    {
    }

    void IMediaEvents.PromptFinished(MediaLegId leg, PromptId prompt)
    {
    }

    void IMediaEvents.MediaTimeout(MediaLegId leg)
    {
    }

    void IMediaEvents.RecordingClosed(RecordingClosed facts)
    {
    }

    void IMediaEvents.RecordingFailed(RecordingId id, string reason)
    {
    }

    private void AnswerIncoming(DemoParty party)
    {
        var local = _media.OpenRtpLeg(party.Media);
        if (Negotiation.AnswerTo(party.Offer!, local) is not NegotiationResult.Agreed agreed)
        {
            _media.CloseLeg(party.Media);
            _sip.Reject(party.Leg, 488);
            return;
        }

        _media.Take(party.Media, agreed);
        _sip.Answer(party.Leg, agreed.Sdp!);
        Talk(party);
    }

    private void Talk(DemoParty party)
    {
        _media.Play(party.Media, new PromptId("demo/" + party.View.Speech), loop: true);
        party.Press(digit => _media.SendDigit(party.Media, digit, 120));
        party.After(party.Hold, () => _sip.Hangup(party.Leg, SipHangupCause.Normal));
        Show(party.Leg, DemoCallState.Talking);
    }

    private void Show(SipLegId leg, DemoCallState state)
    {
        if (!_parties.TryGetValue(leg, out var party))
            return;
        party.Show(state, _clock.GetUtcNow());
        Changed?.Invoke();
    }

    private DemoParty NewParty(SipLegId leg, DemoCallRequest request, bool incoming)
    {
        var view = new DemoCall(leg.Value, request.From, request.To, request.Speech ?? DefaultSpeech, DemoCallState.Dialling, _clock.GetUtcNow(), incoming);
        return new DemoParty(leg, new MediaLegId(Guid.CreateVersion7(_clock.GetUtcNow())), view, request, _clock);
    }

    private DemoRefusal? Check(DemoCallRequest request)
    {
        if (_parties.Values.Count(p => p.View.State != DemoCallState.Ended) >= MaxCalls)
            return new DemoRefusal("calls", null, $"at most {MaxCalls} demo calls at once");
        if (!IsNumber(request.From) && request.From != "anonymous")
            return new DemoRefusal("from", request.From, "3 to 20 digits with an optional +, or anonymous");
        if (!IsNumber(request.To))
            return new DemoRefusal("to", request.To, "3 to 20 digits with an optional +");
        if (request.Speech is { } speech && !Speeches.Contains(speech))
            return new DemoRefusal("speech", speech, string.Join(", ", Speeches));
        if (request.Digits is { } digits && (digits.Length > 32 || !digits.All(c => char.IsAsciiDigit(c) || c is '*' or '#' or ',')))
            return new DemoRefusal("digits", digits, "up to 32 of 0-9, *, # and , (a pause of two seconds)");
        if (request.HoldMs is < 1_000 or > 3_600_000)
            return new DemoRefusal("holdMs", request.HoldMs?.ToString(CultureInfo.InvariantCulture), "1000 to 3600000");
        return null;
    }

    private static bool IsNumber(string text)
    {
        var digits = text.StartsWith('+') ? text.AsSpan(1) : text;
        if (digits.Length is < 3 or > 20)
            return false;
        foreach (var c in digits)
        {
            if (!char.IsAsciiDigit(c))
                return false;
        }

        return true;
    }
}
