namespace Telephony.Sip.Trunks;

/// <summary>A line to a provider as the endpoint keeps watch over it. Which calls go there is the user's business; see <see cref="SipEndpoint.WatchTrunks"/>.</summary>
public sealed record SipTrunk
{
    /// <summary>Name, unique.</summary>
    public required string Name { get; init; }

    /// <summary>Transport and address of the provider.</summary>
    public required SipListenAddress Peer { get; init; }

    /// <summary>Answers to challenges, or null.</summary>
    public SipLogin? Login { get; init; }

    /// <summary>Host of the address-of-record; default the peer's address.</summary>
    public string? Domain { get; init; }

    /// <summary>Whether we register there (RFC 3261 §10.2) with <see cref="Login"/>'s user, so that the provider finds us.</summary>
    public bool Registers { get; init; }

    /// <summary>Registration asked for; refreshed after four fifths of what is granted. Default 10 min.</summary>
    public TimeSpan RegisterFor { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often OPTIONS asks whether the peer is there (RFC 3261 §11); zero never asks and the trunk counts as up. Default 10 s.</summary>
    public TimeSpan PingEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an answer may take before the question counts as missed; also the pause after a miss. Default 2 s.</summary>
    public TimeSpan PingPatience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Misses in a row that make the trunk <see cref="SipTrunkReach.Down"/>. Default 2.</summary>
    public int MissesBeforeDown { get; init; } = 2;
}
