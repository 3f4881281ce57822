namespace Telephony.Sip.Protection;

/// <summary>What the endpoint bears from whom. The defaults suit a call centre of some hundred seats on a public address.</summary>
public sealed record ProtectionLimits
{
    /// <summary>Wrong passwords of one user from one source within <see cref="Window"/> that lock the pair. Default 5.</summary>
    public int FailuresOfPair { get; init; } = 5;

    /// <summary>Wrong passwords of one source, whoever it claims to be, within <see cref="Window"/> that lock the source. Default 20.</summary>
    public int FailuresOfSource { get; init; } = 20;

    /// <summary>Challenges of one source that nobody met within <see cref="Window"/>, over connections: then it counts as a scanner. Equal for names that exist and names that do not, so that it teaches nothing. Those sent by datagram do not count, because the asker's address may be forged; the rates bound them. Default 64: an office whose phones all start at once.</summary>
    public int UnmetChallenges { get; init; } = 64;

    /// <summary>Time over which failures are counted. Default 60 s.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>First lock; each further one is twice as long. Default 15 min.</summary>
    public TimeSpan FirstLock { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>First ban of a source that floods or scans; each further one is twice as long. Default 5 min.</summary>
    public TimeSpan FirstBan { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest lock or ban. Default 24 h: addresses change hands.</summary>
    public TimeSpan LongestLock { get; init; } = TimeSpan.FromHours(24);

    /// <summary>After so long without another lock the next one is a first one again. Default 24 h.</summary>
    public TimeSpan ForgetAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>New requests of a source that never proved a password. Default 16/s, 128 at once: the phones of an office behind one address, each with its challenge.</summary>
    public Rate Stranger { get; init; } = new(16, 128);

    /// <summary>New requests of all strangers together, so that many forged sources get no more than one share. Default 400/s, 800 at once.</summary>
    public Rate Strangers { get; init; } = new(400, 800);

    /// <summary>New requests of a source with a proven password. Default 200/s, 400 at once.</summary>
    public Rate Proven { get; init; } = new(200, 400);

    /// <summary>New requests of a trunk; above, 503. Default 5,000/s, 10,000 at once: more than calls can be set up.</summary>
    public Rate Trunk { get; init; } = new(5_000, 10_000);

    /// <summary>Requests over connections that the flood guard dropped within <see cref="Window"/> after which a stranger is banned: from then on its bytes are not even parsed. A flood of datagrams is dropped one by one for as long as it lasts: its source may be forged. Default 256.</summary>
    public int DropsBeforeBan { get; init; } = 256;

    /// <summary>How long a proven source counts as such after its last proof. Default 2 h: twice the longest registration granted by default.</summary>
    public TimeSpan ProofLasts { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Sources kept: strangers, those that failed or are locked, and proven ones, each so many. Default 10,000 (about 2 MB each); the longest unused goes. Datagrams with forged sources push out strangers only.</summary>
    public int MaxSources { get; init; } = 10_000;

    /// <summary>Pairs of user and source kept. Default 20,000; the longest unused goes. A source adds <see cref="FailuresOfSource"/> at most before it is locked and none while the lock stands, so that to push a locked pair out at once takes 1,000 real sources; one that guesses slowly enough never to be locked needs some 17 hours. A trunk's source is never locked: what guesses through it is bounded by <see cref="Trunk"/> alone.</summary>
    public int MaxPairs { get; init; } = 20_000;

    /// <summary>Off: nothing is counted or refused. For closed laboratories and measurements only. Default on.</summary>
    public bool Enabled { get; init; } = true;
}
