using System.Collections.Immutable;
using System.Net;
using Telephony.Sip;
using Telephony.Sip.Trunks;

namespace CallCenter.Web.Composition.Settings;

/// <summary>One of <c>Telephony:Trunks:N</c>.</summary>
/// <param name="Name">Shown in history and reports; unique.</param>
/// <param name="Peer">Address and port that calls are sent to.</param>
/// <param name="Username">For digest, or null.</param>
/// <param name="Password">For digest, or null; from the environment or a secret store, never from the repository.</param>
/// <param name="AllowedSources">Addresses whose INVITEs count as this trunk's; the peer's own by default.</param>
/// <param name="CallerId">Number shown to called customers, or null.</param>
public sealed record TrunkSettings(
    string Name, IPEndPoint Peer, string? Username, string? Password, ImmutableArray<IPAddress> AllowedSources, string? CallerId)
{
    /// <summary>How the peer is reached.</summary>
    public SipTransportProtocol Transport { get; init; }

    /// <summary>Over TLS: the name that the peer's certificate must be for; null means its address.</summary>
    public string? PeerName { get; init; }

    /// <summary>Lower is tried first, 1 to 99.</summary>
    public int Priority { get; init; } = 10;

    /// <summary>Among equals of priority, how large its share of the calls is, 1 to 100.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Calls at once, both ways together, 1 to 2000.</summary>
    public int ChannelLimit { get; init; } = 30;

    /// <summary>Status for a call that comes while all channels are taken: 503 (with Retry-After) or 486.</summary>
    public int WhenFull { get; init; } = 503;

    /// <summary>Whether we register there with <see cref="Username"/>.</summary>
    public bool Registers { get; init; }

    /// <summary>Host of the address-of-record that we register, or null for the peer's address.</summary>
    public string? Domain { get; init; }

    /// <summary>Seconds between two OPTIONS, 1 to 3600; 0 never asks.</summary>
    public int PingSeconds { get; init; } = 10;

    /// <summary>The provider follows a redirect: callers above the house's limit may be sent to the overflow number.</summary>
    public bool Overflows { get; init; }

    /// <summary>Where calls are sent, as the endpoint takes it.</summary>
    public SipListenAddress Address => new(Transport, Peer) { PeerName = PeerName };

    /// <summary>As the endpoint watches over it.</summary>
    public SipTrunk Watched => new()
    {
        Name = Name,
        Peer = Address,
        Login = this is { Username: { } user, Password: { } password } ? new SipLogin(user, password) : null,
        Domain = Domain,
        Registers = Registers,
        PingEvery = TimeSpan.FromSeconds(PingSeconds),
    };
}
