namespace Crm.Domain.Administration;

/// <summary>A line to a provider as an administrator wants it.</summary>
public sealed record TrunkDraft
{
    /// <summary>Shown in history and reports, fixed once made.</summary>
    public string Name { get; init; } = "";

    /// <summary>Address and port that calls are sent to, for example <c>192.0.2.10:5060</c>, <c>tcp://192.0.2.10:5060</c> or <c>tls://[2001:db8::10]:5061</c>.</summary>
    public string Peer { get; init; } = "";

    /// <summary>Addresses whose calls count as this trunk's; empty means the peer's own.</summary>
    public ImmutableArray<string> AllowedSources { get; init; } = [];

    /// <summary>Number shown to called customers, or null.</summary>
    public string? CallerId { get; init; }

    /// <summary>For digest, or null.</summary>
    public string? Username { get; init; }

    /// <summary>Lower is tried first, 1 to 99.</summary>
    public int Priority { get; init; } = 10;

    /// <summary>Calls at once that the contract with the provider allows, 1 to 2000, both ways together.</summary>
    public int ChannelLimit { get; init; } = 30;

    /// <summary>Among equals of priority, how large its share of the calls outwards is, 1 to 100.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>SIP status for a call that comes while every channel is taken: 503 (the provider may come again, or try another way) or 486 (busy).</summary>
    public int WhenFull { get; init; } = 503;

    /// <summary>Over TLS: the name that the peer's certificate must be for (RFC 5922 §7), or null for its address.</summary>
    public string? PeerName { get; init; }

    /// <summary>Whether we register there with <see cref="Username"/> and the password (RFC 3261 §10.2), so that the provider finds us.</summary>
    public bool Registers { get; init; }

    /// <summary>Host of the address-of-record that we register, or null for the peer's address.</summary>
    public string? Domain { get; init; }

    /// <summary>Seconds between two OPTIONS that ask whether the peer is there, 1 to 3600; 0 never asks and the trunk counts as up.</summary>
    public int PingSeconds { get; init; } = 10;

    /// <summary>Whether the provider follows a redirect: callers above the house's limit are then sent to the overflow number (setting <c>admission.overflow</c>).</summary>
    public bool Overflows { get; init; }

    /// <summary>A trunk that is switched off neither takes nor makes calls.</summary>
    public bool IsActive { get; init; } = true;
}
