namespace Persistence.Floor;

/// <summary>A line to a provider that an administrator added; those of the configuration file are not here.</summary>
public sealed class TrunkRow
{
    public string Name { get; init; } = "";

    /// <summary>Address and port.</summary>
    public string Peer { get; set; } = "";

    /// <summary>Addresses, comma separated; empty means the peer's own.</summary>
    public string AllowedSources { get; set; } = "";

    public string? CallerId { get; set; }
    public string? Username { get; set; }

    /// <summary>Password, protected by the web project's keys.</summary>
    public string? Secret { get; set; }

    public int Priority { get; set; } = 10;
    public int ChannelLimit { get; set; } = 30;
    public int Weight { get; set; } = 1;

    /// <summary>503 or 486.</summary>
    public int WhenFull { get; set; } = 503;

    /// <summary>Over TLS: the name of the peer's certificate; null for its address.</summary>
    public string? PeerName { get; set; }

    public bool Registers { get; set; }
    public string? Domain { get; set; }

    /// <summary>0 never asks.</summary>
    public int PingSeconds { get; set; } = 10;

    /// <summary>Follows a redirect to the overflow number.</summary>
    public bool Overflows { get; set; }

    public bool IsActive { get; set; } = true;
    public int Version { get; set; }
}
