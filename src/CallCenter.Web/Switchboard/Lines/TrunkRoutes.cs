using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using CallCenter.Web.Composition.Settings;
using Telephony.Sip;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>The trunks of the configuration and of the administrators, and in demo mode one more: the built-in customers on loopback. Demo numbers never reach a real trunk.</summary>
public sealed class TrunkRoutes(AppSettings settings) : ITrunkRoutes
{
    /// <summary>Name of the built-in customers' trunk.</summary>
    public const string Demo = "demo";

    private readonly LiveAddresses _sources = new(SourcesOf(settings.Trunks));
    private volatile SipListenAddress? _demoPeer;
    private volatile TrunkSettings[] _trunks = [.. settings.Trunks];

    /// <summary>Every address that may send calls; the list changes with <see cref="Replace"/>.</summary>
    public IReadOnlyList<IPAddress> Sources => _sources;

    /// <summary>Replaces the administrators' trunks as a whole, in order of priority; those of the configuration file stay first.</summary>
    public void Replace(IReadOnlyList<TrunkSettings> stored)
    {
        TrunkSettings[] all = [.. settings.Trunks, .. stored.Where(t => !settings.Trunks.Any(c => c.Name == t.Name))];
        _trunks = all;
        _sources.Replace(SourcesOf(all));
    }

    /// <summary>The trunk that outbound calls take: the first configured, else the demo's.</summary>
    public string DefaultTrunk => _trunks is [var first, ..] ? first.Name : Demo;

    /// <summary>The caller id shown by default, or the hotline's.</summary>
    public string DefaultCallerId => _trunks is [var first, ..] ? first.CallerId ?? "anonymous" : "4008001000";

    /// <summary>Told by the demo caller once it listens.</summary>
    public void UseDemoPeer(SipListenAddress peer) => _demoPeer = peer;

    /// <inheritdoc/>
    public string? NameOf(IPEndPoint source)
    {
        var address = source.Address.IsIPv4MappedToIPv6 ? source.Address.MapToIPv4() : source.Address;
        foreach (var trunk in _trunks)
        {
            if (trunk.AllowedSources.Contains(address))
                return trunk.Name;
        }

        return settings.Demo && IPAddress.IsLoopback(address) ? Demo : null;
    }

    /// <inheritdoc/>
    public bool TryRoute(string trunk, string number, string callerId, [NotNullWhen(true)] out SipDialRequest? request)
    {
        request = null;
        if (trunk == Demo && _demoPeer is { } demo)
        {
            request = To(demo, number, callerId, null);
            return true;
        }

        foreach (var configured in _trunks)
        {
            if (configured.Name != trunk)
                continue;
            var login = configured is { Username: { } user, Password: { } password } ? new SipLogin(user, password) : null;
            request = To(new SipListenAddress(SipTransportProtocol.Udp, configured.Peer), number, callerId, login);
            return true;
        }

        return false;
    }

    private static IPAddress[] SourcesOf(IEnumerable<TrunkSettings> trunks) => [.. trunks.SelectMany(t => t.AllowedSources).Distinct<IPAddress>()];

    private static SipDialRequest To(SipListenAddress peer, string number, string callerId, SipLogin? login) => new()
    {
        Target = $"sip:{number}@{peer.EndPoint}",
        NextHop = peer,
        FromUser = callerId,
        AssertedIdentity = callerId,
        Login = login,
        RingTimeout = TimeSpan.FromSeconds(50),
        Headers = ImmutableDictionary<string, string>.Empty,
    };
}
