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

    /// <summary>A trunk that is switched off neither takes nor makes calls.</summary>
    public bool IsActive { get; init; } = true;
}
