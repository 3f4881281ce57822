using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using CallCenter.Web.Composition.Settings;
using Telephony.Sip;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>The configured trunks, and in demo mode one more: the built-in customers on loopback. Demo numbers never reach a real trunk.</summary>
public sealed class TrunkRoutes(AppSettings settings) : ITrunkRoutes
{
    /// <summary>Name of the built-in customers' trunk.</summary>
    public const string Demo = "demo";

    private volatile SipListenAddress? _demoPeer;

    /// <summary>The trunk that outbound calls take: the first configured, else the demo's.</summary>
    public string DefaultTrunk => settings.Trunks.IsEmpty ? Demo : settings.Trunks[0].Name;

    /// <summary>The caller id shown by default, or the hotline's.</summary>
    public string DefaultCallerId => settings.Trunks.IsEmpty ? "4008001000" : settings.Trunks[0].CallerId ?? "anonymous";

    /// <summary>Told by the demo caller once it listens.</summary>
    public void UseDemoPeer(SipListenAddress peer) => _demoPeer = peer;

    /// <inheritdoc/>
    public string? NameOf(IPEndPoint source)
    {
        var address = source.Address.IsIPv4MappedToIPv6 ? source.Address.MapToIPv4() : source.Address;
        foreach (var trunk in settings.Trunks)
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

        foreach (var configured in settings.Trunks)
        {
            if (configured.Name != trunk)
                continue;
            var login = configured is { Username: { } user, Password: { } password } ? new SipLogin(user, password) : null;
            request = To(new SipListenAddress(SipTransportProtocol.Udp, configured.Peer), number, callerId, login);
            return true;
        }

        return false;
    }

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
