using Microsoft.Extensions.Logging.Abstractions;

namespace Telephony.Sip.Tests.Live;

/// <summary>An endpoint on free loopback ports with its log.</summary>
internal sealed class LiveEndpoint : IAsyncDisposable
{
    private LiveEndpoint(SipEndpoint endpoint, CallLog log)
    {
        Endpoint = endpoint;
        Log = log;
    }

    public SipEndpoint Endpoint { get; }

    public CallLog Log { get; }

    public IPEndPoint Udp => Endpoint.Bound.First(address => address.Protocol == SipTransportProtocol.Udp).EndPoint;

    public IPEndPoint Tcp => Endpoint.Bound.First(address => address.Protocol == SipTransportProtocol.Tcp).EndPoint;

    public IPEndPoint Tls => Endpoint.Bound.First(address => address.Protocol == SipTransportProtocol.Tls).EndPoint;

    public static async Task<LiveEndpoint> StartAsync(Func<SipEndpointOptions, SipEndpointOptions>? change = null, TimeProvider? clock = null)
    {
        var options = new SipEndpointOptions { Listen = [SipListenAddress.Parse("udp://127.0.0.1:0"), SipListenAddress.Parse("tcp://127.0.0.1:0")], AcceptLoopbackTrunk = true };
        var log = new CallLog();
        var endpoint = new SipEndpoint(change is null ? options : change(options), log, new TestCredentials(), clock ?? TimeProvider.System, NullLogger<SipEndpoint>.Instance);
        await endpoint.StartAsync(CancellationToken.None);
        return new LiveEndpoint(endpoint, log);
    }

    public SipLegId Dial(IPEndPoint to, string user = "4008001000", string? sdp = Offers.Basic, string transport = "udp", TimeSpan? ring = null, SipLogin? login = null, string from = "13800138000")
    {
        var leg = SipLegId.New(TimeProvider.System);
        Endpoint.Dial(leg, new SipDialRequest
        {
            Target = $"sip:{user}@{to}{(transport == "udp" ? "" : ";transport=" + transport)}", FromUser = from, SdpOffer = sdp,
            RingTimeout = ring ?? TimeSpan.FromSeconds(60), Login = login, Headers = new Dictionary<string, string> { ["X-Interaction-Id"] = "i-1" },
        });
        return leg;
    }

    public ValueTask DisposeAsync() => Endpoint.DisposeAsync();
}
