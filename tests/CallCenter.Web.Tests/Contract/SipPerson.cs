using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AfterSales.Tests.Shared;
using CallCenter.Web.Features.Demo;
using Microsoft.Extensions.Logging.Abstractions;
using Telephony.Sip;
using Telephony.Sip.Trunks;

namespace CallCenter.Web.Tests.Contract;

/// <summary>Somebody with a SIP phone of his own, outside or an agent: calls, rings, answers, and says his tone as long as the call is up.</summary>
internal sealed class SipPerson : ISipCallEvents, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly SipEndpoint _sip;
    private readonly double _tone;
    private SipLegId? _leg;
    private string? _offer;
    private IPEndPoint? _media;
    private CancellationTokenSource? _speaking;

    /// <param name="tone">His voice, Hz.</param>
    /// <param name="at">Where his phone listens; null for any free port.</param>
    public SipPerson(double tone, IPEndPoint? at = null)
        : this(tone, new SipListenAddress(SipTransportProtocol.Udp, at ?? new IPEndPoint(IPAddress.Loopback, 0)), null)
    {
    }

    /// <param name="tone">His voice, Hz.</param>
    /// <param name="at">Where his phone listens, and how; his audio uses the same address.</param>
    /// <param name="tls">For a phone that listens on TLS.</param>
    public SipPerson(double tone, SipListenAddress at, SipTlsOptions? tls)
    {
        _tone = tone;
        Phone = new RtpTestPeer(address: at.EndPoint.Address);
        _sip = new SipEndpoint(
            new SipEndpointOptions { Listen = [at], AcceptLoopbackTrunk = true, Tls = tls ?? new SipTlsOptions() },
            this, NoCredentials.Instance, TimeProvider.System, NullLogger<SipEndpoint>.Instance);
    }

    public RtpTestPeer Phone { get; }

    public SipListenAddress Address => _sip.Bound[0];

    /// <summary>Speaks before he answers: early media.</summary>
    public bool SaysWhileRinging { get; set; }

    /// <summary>Max-Forwards of the call that rings or rang him.</summary>
    public int? MaxForwards { get; private set; }

    public bool IsRung
    {
        get
        {
            lock (_gate)
                return _offer is not null;
        }
    }

    public bool IsOnALine
    {
        get
        {
            lock (_gate)
                return _leg is not null;
        }
    }

    /// <summary>Whether he was told where to send his voice.</summary>
    public bool Speaks => Volatile.Read(ref _media) is not null;

    public Task StartAsync() => _sip.StartAsync(CancellationToken.None);

    /// <summary>Registers as an extension, over the transport that the phone listens on.</summary>
    public void Register(SipListenAddress product, string extension, string password) => _sip.WatchTrunks(
        [new SipTrunk { Name = extension, Peer = product, Login = new SipLogin(extension, password), Registers = true, PingEvery = TimeSpan.Zero }]);

    /// <summary>With what his exchange asserts of him and whether he wants that known.</summary>
    public void Call(SipListenAddress product, string number, string from, string? asserted = null, string? privacy = null)
    {
        lock (_gate)
            _leg = SipLegId.New(TimeProvider.System);
        _sip.Dial(_leg.Value, new SipDialRequest { Target = $"sip:{number}@{product.EndPoint}{(product.Protocol == SipTransportProtocol.Tls ? ";transport=tls" : "")}", NextHop = product, FromUser = from, SdpOffer = Description(), AssertedIdentity = asserted, Headers = privacy is null ? [] : new Dictionary<string, string> { ["Privacy"] = privacy } });
    }

    public void Answer()
    {
        lock (_gate)
        {
            _sip.Answer(_leg!.Value, Description());
            if (!SaysWhileRinging)
                Speak(_offer!);
            _offer = null;
        }
    }

    /// <param name="status">486 he is on another call, 603 he does not want it, 480 nobody took it up.</param>
    public void Refuse(int status = 486)
    {
        lock (_gate)
            _sip.Reject(_leg!.Value, status);
    }

    public void HangUp()
    {
        lock (_gate)
            _sip.Hangup(_leg!.Value, SipHangupCause.Normal);
    }

    /// <summary>Presses a key while he goes on speaking, as a phone does whose keys do not mute it.</summary>
    public async Task PressAsync(char digit)
    {
        // The floor knows a call before its answer is at the phone.
        await Eventually.IsTrueAsync(() => Speaks, "his phone knows where to send the key");
        await Phone.PressAsync(_media!, digit, 100, isSpeaking: true);
    }

    void ISipCallEvents.InviteReceived(SipIncomingCall call)
    {
        _sip.Ring(call.Leg, SaysWhileRinging ? Description() : null);
        lock (_gate)
        {
            (_leg, _offer, MaxForwards) = (call.Leg, call.SdpOffer, call.MaxForwards);
            if (SaysWhileRinging)
                Speak(call.SdpOffer!);
        }
    }

    void ISipCallEvents.Ringing(SipLegId leg, int status, string? sdp)
    {
    }

    void ISipCallEvents.Answered(SipLegId leg, string? sdp)
    {
        lock (_gate)
            Speak(sdp!);
    }

    void ISipCallEvents.Confirmed(SipLegId leg, string? sdp)
    {
    }

    void ISipCallEvents.Ended(SipLegId leg, SipEnding ending)
    {
        lock (_gate)
        {
            (_leg, _offer) = (null, null);
            _speaking?.Cancel();
        }
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

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
            _speaking?.Cancel();
        await _sip.DisposeAsync();
        Phone.Dispose();
        _speaking?.Dispose();
    }

    private void Speak(string sdp)
    {
        _speaking?.Dispose();
        _speaking = new CancellationTokenSource();
        _media = MediaOf(sdp);
        _ = Phone.SayAsync(_media, TestVoice.Tone(_tone, RealSite.LongestTalkMs, RealSite.Loudness), _speaking.Token);
    }

    private string Description()
    {
        var own = $"{(Phone.LocalEndPoint.AddressFamily == AddressFamily.InterNetworkV6 ? "IP6" : "IP4")} {Phone.LocalEndPoint.Address}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"v=0\r\no=- 1 1 IN {own}\r\ns=-\r\nc=IN {own}\r\nt=0 0\r\nm=audio {Phone.LocalEndPoint.Port} RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=sendrecv\r\n");
    }

    /// <summary>Where the description says, and nowhere else: an address of the wrong family is a failed test.</summary>
    private static IPEndPoint MediaOf(string sdp)
    {
        var lines = sdp.Split("\r\n");
        var audio = lines.Single(l => l.StartsWith("m=audio ", StringComparison.Ordinal));
        var address = lines.First(l => l.StartsWith("c=IN IP", StringComparison.Ordinal)).Split(' ')[2];
        return new IPEndPoint(IPAddress.Parse(address), int.Parse(audio.Split(' ')[1], CultureInfo.InvariantCulture));
    }
}
