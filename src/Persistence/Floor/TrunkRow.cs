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
    public bool IsActive { get; set; } = true;
    public int Version { get; set; }
}
