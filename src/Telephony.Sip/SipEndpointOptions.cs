namespace Telephony.Sip;

/// <summary>Settings of a <see cref="SipEndpoint"/>.</summary>
public sealed record SipEndpointOptions
{
    /// <summary>Addresses to bind; at least one.</summary>
    public IReadOnlyList<SipListenAddress> Listen { get; init; } = [new(SipTransportProtocol.Udp, new IPEndPoint(IPAddress.Loopback, SipListenAddress.DefaultPort))];

    /// <summary>Address or name put into Via and Contact instead of the bound address (NAT, container); null means the bound one. With 0.0.0.0 bound and no value here the address is that of the first interface.</summary>
    public string? AdvertisedAddress { get; init; }

    /// <summary>Names that count as ours besides our addresses.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Digest realm; default: the first domain, else "sip".</summary>
    public string? Realm { get; init; }

    /// <summary>
    /// Hashes offered in challenges, one header each, most preferred first (RFC 8760 §2.3). Peers that read the first challenge only and know
    /// MD5 only (SIPp 3.6) need MD5 first or alone.
    /// </summary>
    public IReadOnlyList<DigestAlgorithm> DigestAlgorithms { get; init; } = [DigestAlgorithm.Sha256, DigestAlgorithm.Md5];

    /// <summary>Source addresses (no ports) that may send trunk calls without a password. A list whose content changes is obeyed at once; call <see cref="SipEndpoint.WatchTrunks"/> after a change, which lifts bars that stood on new sources.</summary>
    public IReadOnlyList<IPAddress> TrunkSources { get; init; } = [];

    /// <summary>Demo mode: loopback counts as a trunk source.</summary>
    public bool AcceptLoopbackTrunk { get; init; }

    /// <summary>Unknown source: true challenges (an agent may dial from anywhere), false answers 403 to INVITE.</summary>
    public bool ChallengeUnknownSources { get; init; } = true;

    /// <summary>Defence against floods, scanners and guessed passwords.</summary>
    public ProtectionLimits Protection { get; init; } = new();

    /// <summary>Certificate and trust of <c>tls://</c> transports.</summary>
    public SipTlsOptions Tls { get; init; } = new();

    /// <summary>Timer base values.</summary>
    public SipTimerValues Timers { get; init; } = new();

    /// <summary>Shortest accepted registration; shorter asks get 423. Default 60 s.</summary>
    public TimeSpan MinExpires { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest granted registration; longer asks are cut. Default 1 h.</summary>
    public TimeSpan MaxExpires { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Contacts per extension; more get 403. Default 8.</summary>
    public int MaxBindingsPerExtension { get; init; } = 8;

    /// <summary>Registered extensions at most. Default 10,000.</summary>
    public int MaxRegisteredExtensions { get; init; } = 10_000;

    /// <summary>Transactions at a time; beyond, requests get 503 without state. Default 50,000 (about 32 s of 400 calls a second).</summary>
    public int MaxTransactions { get; init; } = 50_000;

    /// <summary>Legs at a time; beyond, INVITEs get 503 and Dial ends with 503. Default 5,000.</summary>
    public int MaxCalls { get; init; } = 5_000;

    /// <summary>Messages waiting for the loop; beyond, messages are dropped and counted (peers repeat them). Default 8,192.</summary>
    public int MaxQueuedMessages { get; init; } = 8_192;

    /// <summary>TCP connections at a time. Default 1,024.</summary>
    public int MaxConnections { get; init; } = 1_024;

    /// <summary>TCP connections of one source address. Default 128.</summary>
    public int MaxConnectionsPerSource { get; init; } = 128;

    /// <summary>A TCP connection silent for so long is closed. Default 10 min.</summary>
    public TimeSpan ConnectionIdle { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A TCP connection must deliver its first (and finish any begun) message within this time. Default 10 s.</summary>
    public TimeSpan MessagePatience { get; init; } = TimeSpan.FromSeconds(10);

    internal string EffectiveRealm => Realm ?? (Domains.Count > 0 ? Domains[0] : "sip");
}
