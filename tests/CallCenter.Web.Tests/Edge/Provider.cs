using System.Collections.Concurrent;
using System.Net;
using CallCenter.Web.Features.Demo;
using Microsoft.Extensions.Logging.Abstractions;
using Telephony.Sip;

namespace CallCenter.Web.Tests.Edge;

/// <summary>A provider at the far end of a trunk: a real endpoint that answers, or refuses with a status.</summary>
internal sealed class Provider : ISipCallEvents, IAsyncDisposable
{
    private const string Description = "v=0\r\no=- 2 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40002 RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\na=sendrecv\r\n";

    private readonly SipEndpoint _sip;

    /// <param name="address">Where it listens.</param>
    /// <param name="scheme">How: udp, tcp or tls.</param>
    /// <param name="tls">Its certificate.</param>
    /// <param name="customers">Who may register; nobody by default, and every caller is then a stranger who may call.</param>
    public Provider(string address = "127.0.0.1", string scheme = "udp", SipTlsOptions? tls = null, ISipCredentials? customers = null) => _sip = new SipEndpoint(
        new SipEndpointOptions { Listen = [SipListenAddress.Parse($"{scheme}://{address}:0")], AcceptLoopbackTrunk = true, Tls = tls ?? new SipTlsOptions() }, this, customers ?? NoCredentials.Instance, TimeProvider.System, NullLogger<SipEndpoint>.Instance);

    /// <summary>Final answer to calls; 200 takes them.</summary>
    public int Status { get; set; } = 200;

    public ConcurrentQueue<SipIncomingCall> Calls { get; } = new();

    public ConcurrentDictionary<SipLegId, SipEnding> Endings { get; } = new();

    public ConcurrentDictionary<SipLegId, bool> Answers { get; } = new();

    /// <summary>Customers of this provider that are registered, or were.</summary>
    public ConcurrentDictionary<string, bool> Registered { get; } = new(StringComparer.Ordinal);

    public IPEndPoint At => _sip.Bound[0].EndPoint;

    public Task StartAsync() => _sip.StartAsync(CancellationToken.None);

    /// <summary>A caller of this provider's.</summary>
    public SipLegId Call(SipListenAddress product)
    {
        var leg = SipLegId.New(TimeProvider.System);
        _sip.Dial(leg, new SipDialRequest { Target = $"sip:4008001000@{product.EndPoint}", NextHop = product, FromUser = "13800138000", SdpOffer = Description });
        return leg;
    }

    public void Referred(SipReferral referral) => _sip.AnswerRefer(referral.Leg, 403);

    public void HangUp(SipLegId leg) => _sip.Hangup(leg, SipHangupCause.Normal);

    public void InviteReceived(SipIncomingCall call)
    {
        Calls.Enqueue(call);
        if (Status == 200)
            _sip.Answer(call.Leg, Description);
        else
            _sip.Reject(call.Leg, Status);
    }

    public void Ringing(SipLegId leg, int status, string? sdp)
    {
    }

    public void Answered(SipLegId leg, string? sdp) => Answers[leg] = true;

    public void Confirmed(SipLegId leg, string? sdp)
    {
    }

    public void Ended(SipLegId leg, SipEnding ending) => Endings[leg] = ending;

    public void ReOffered(SipLegId leg, string? sdp) => _sip.AnswerReOffer(leg, null, 488);

    public void ReOfferAnswered(SipLegId leg, int status, string? sdp)
    {
    }

    public void Digit(SipLegId leg, char digit, int durationMs)
    {
    }

    public void RegistrationChanged(string extension, bool registered) => Registered[extension] = registered;

    public ValueTask DisposeAsync() => _sip.DisposeAsync();
}
