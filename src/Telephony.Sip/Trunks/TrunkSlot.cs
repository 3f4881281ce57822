namespace Telephony.Sip.Trunks;

/// <summary>A trunk in the endpoint: its two machines and what is under way.</summary>
internal sealed class TrunkSlot(SipTrunk trunk)
{
    public SipTrunk Trunk { get; } = trunk;

    public Pulse Pulse { get; set; }

    public Registration Registration { get; set; }

    /// <summary>The open OPTIONS, its attempt and when it was sent.</summary>
    public (TransactionEntry Entry, long Attempt, TimeSpan At)? Asked { get; set; }

    /// <summary>The open REGISTER.</summary>
    public TransactionEntry? Registering { get; set; }

    /// <summary>The connection that carries the registration; null over UDP.</summary>
    public StreamConnection? Flow { get; set; }

    /// <summary>Counts the pings, so that a late timer of an older connection changes nothing.</summary>
    public long Pings { get; set; }

    /// <summary>When the newest ping went out; whatever was read since then counts as its pong.</summary>
    public TimeSpan PingAt { get; set; }

    public string CallId { get; } = Tokens.CallId();

    public string FromTag { get; } = Tokens.Tag();

    public uint CSeq { get; set; }

    public DateTimeOffset Since { get; set; }

    public DateTimeOffset? RegisteredUntil { get; set; }

    public int LastStatus { get; set; }

    public TimeSpan? RoundTrip { get; set; }

    /// <summary>Taken out of the configuration: timers change nothing any more.</summary>
    public bool IsGone { get; set; }

    public SipTrunkState Describe() => new(Trunk.Name, Pulse.Reach, Since, Trunk.Registers ? Registration.Phase : SipTrunkRegistration.None, RegisteredUntil, LastStatus, RoundTrip);
}
