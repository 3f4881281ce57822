namespace Telephony.Sip.Protection;

/// <summary>
/// Who is heard, who is locked, who is met with silence. Event in, verdict out; no clock, no I/O, no logger: the instant comes with the event, so that
/// every rule can be tested on a virtual clock. Its state is kept in place rather than copied, because in a flood it is asked thousands of times a second.
/// <para>Order of trust: a trunk (bounded by its own rate, never locked), a source where a password was proven lately, a stranger.</para>
/// <para>The source of a datagram can be forged. So only what cannot be sent in somebody else's name locks a source or counts towards it: what comes over a
/// connection, and a wrong answer to a nonce that was sent there. Everything else is bounded by rates and dropped, and leaves no more than a bucket behind.</para>
/// </summary>
internal sealed class ProtectionRules(ProtectionLimits limits)
{
    private const int MaxTrunks = 1_024; // addresses of trunks with a bucket: a site has a handful, and of more the longest unused starts with a full one
    private readonly BoundedTable<SourceKey, TokenBucket> _trunks = new(MaxTrunks);
    private readonly BoundedTable<SourceKey, TokenBucket> _strangers = new(limits.MaxSources); // forged ones among them: nothing is lost when one goes
    private readonly BoundedTable<SourceKey, SourceState> _suspects = new(limits.MaxSources); // real ones only
    private readonly BoundedTable<SourceKey, (TimeSpan Until, TokenBucket Bucket, SourceState State)> _proven = new(limits.MaxSources);
    private readonly BoundedTable<(SourceKey Source, string User), PairState> _pairs = new(limits.MaxPairs);
    private TokenBucket _together;

    /// <summary>Entries in all tables.</summary>
    public int Remembered => _trunks.Count + _strangers.Count + _suspects.Count + _proven.Count + _pairs.Count;

    public ProtectionVerdict Take(in ProtectionEvent happened, TimeSpan now) => !limits.Enabled ? ProtectionVerdict.Pass : happened.Kind switch
    {
        ProtectionEventKind.TrunkRequest => OnTrunk(happened.Source, now),
        ProtectionEventKind.Request => IsProven(happened.Source, now) ? OnProven(happened.Source, now) : OnStranger(happened.Source, happened.IsConnected, now),
        ProtectionEventKind.ScannerRequest => OnScanner(happened.Source, happened.IsConnected, now),
        ProtectionEventKind.Challenged => OnChallenged(happened.Source, happened.IsConnected, now),
        ProtectionEventKind.Failed => OnFailed(happened.Source, happened.User, happened.IsTrunk, now),
        ProtectionEventKind.Proved => OnProved(happened.Source, happened.User, now),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Lifts the lock of a source that became a trunk's.</summary>
    public void Forgive(SourceKey source) => _suspects.Remove(source);

    private bool IsProven(SourceKey source, TimeSpan now) => _proven.Has(source) && _proven.Get(source).Until > now;

    private ProtectionVerdict OnTrunk(SourceKey source, TimeSpan now)
    {
        var enough = _trunks.Get(source).TryTake(limits.Trunk, now, out var next);
        _trunks.Set(source, next);
        return enough ? ProtectionVerdict.Pass : new(ProtectionDecision.Busy, SipSecurityKind.Flood);
    }

    /// <summary>Above its rate it is slowed, not banned: colleagues behind the same address talk.</summary>
    private ProtectionVerdict OnProven(SourceKey source, TimeSpan now)
    {
        var (until, bucket, state) = _proven.Get(source);
        var enough = bucket.TryTake(limits.Proven, now, out var next);
        _proven.Set(source, (until, next, state));
        return enough ? ProtectionVerdict.Pass : new(ProtectionDecision.Drop, SipSecurityKind.Flood);
    }

    private ProtectionVerdict OnStranger(SourceKey source, bool isConnected, TimeSpan now)
    {
        if (_suspects.Get(source).Lock.IsShut(now)) return ProtectionVerdict.Drop;
        if (!_strangers.Get(source).TryTake(limits.Stranger, now, out var own)) return OnFlood(source, isConnected, now);

        // Asked last and noted before anything is remembered: a thousand forged sources fill no table.
        if (!TryTakeTogether(now)) return new(ProtectionDecision.Drop, SipSecurityKind.StrangersFlood);
        _strangers.Set(source, own);
        return ProtectionVerdict.Pass;
    }

    private ProtectionVerdict OnFlood(SourceKey source, bool isConnected, TimeSpan now)
    {
        if (!isConnected) return new(ProtectionDecision.Drop, SipSecurityKind.Flood);
        var state = _suspects.Get(source);
        var drops = state.Drops.Add(limits.Window, now);
        if (drops.Count >= limits.DropsBeforeBan) return Ban(source, state, SipSecurityKind.Flood, now);
        _suspects.Set(source, state with { Drops = drops });
        return new(ProtectionDecision.Drop, SipSecurityKind.Flood);
    }

    private bool TryTakeTogether(TimeSpan now)
    {
        var served = _together.TryTake(limits.Strangers, now, out var together);
        _together = together;
        return served;
    }

    /// <summary>Over a connection it is banned at once. One datagram with another's address and such a name must not ban that other: it is dropped, and counts as a stranger's.</summary>
    private ProtectionVerdict OnScanner(SourceKey source, bool isConnected, TimeSpan now)
    {
        if (IsProven(source, now)) return new(ProtectionDecision.Drop, SipSecurityKind.Scanner);
        var state = _suspects.Get(source);
        if (state.Lock.IsShut(now)) return ProtectionVerdict.Drop;
        if (isConnected) return Ban(source, state, SipSecurityKind.Scanner, now);
        return new(ProtectionDecision.Drop, TryTakeTogether(now) ? SipSecurityKind.Scanner : SipSecurityKind.StrangersFlood);
    }

    private ProtectionVerdict OnChallenged(SourceKey source, bool isConnected, TimeSpan now)
    {
        if (!isConnected || IsProven(source, now)) return ProtectionVerdict.Pass;
        var state = _suspects.Get(source);
        var asked = state.Challenges.Add(limits.Window, now);
        if (asked.Count > limits.UnmetChallenges) return Ban(source, state, SipSecurityKind.Scanner, now);
        _suspects.Set(source, state with { Challenges = asked });
        return ProtectionVerdict.Pass;
    }

    private ProtectionVerdict OnFailed(SourceKey source, string user, bool isTrunk, TimeSpan now)
    {
        var pair = _pairs.Get((source, user));
        if (pair.Lock.IsShut(now)) return new(ProtectionDecision.Challenge);

        // At a locked source a new name cannot prove itself anyway: to remember it would let one source fill the table.
        if (!isTrunk && !_pairs.Has((source, user)) && StateOf(source, IsProven(source, now)).Lock.IsShut(now)) return new(ProtectionDecision.Challenge);
        var failures = pair.Failures.Add(limits.Window, now);
        var locks = failures.Count >= limits.FailuresOfPair;
        pair = locks ? pair with { Failures = default, Lock = pair.Lock.Fall(limits.FirstLock, limits, now) } : pair with { Failures = failures };
        _pairs.Set((source, user), pair);
        if (!isTrunk && OnSourceFailed(source, now) is { Report: not null } bySource) return bySource;
        return locks ? new(ProtectionDecision.Challenge, SipSecurityKind.UserLocked, pair.Lock.Until - now) : new(ProtectionDecision.Challenge);
    }

    private ProtectionVerdict OnSourceFailed(SourceKey source, TimeSpan now)
    {
        var proven = IsProven(source, now);
        var state = StateOf(source, proven);
        var failures = state.Failures.Add(limits.Window, now);
        if (failures.Count < limits.FailuresOfSource || state.Lock.IsShut(now))
        {
            Keep(source, state with { Failures = failures }, proven);
            return new(ProtectionDecision.Challenge);
        }

        var shut = state.Lock.Fall(limits.FirstLock, limits, now);
        Keep(source, state with { Failures = default, Lock = shut }, proven);
        var length = shut.Until - now;
        return new(ProtectionDecision.Challenge, SipSecurityKind.SourceLocked, length, proven ? TimeSpan.Zero : length);
    }

    /// <summary>A right password. It does not count while the pair is locked, nor, at a locked source, for a user who had not proven himself there before.</summary>
    private ProtectionVerdict OnProved(SourceKey source, string user, TimeSpan now)
    {
        var pair = _pairs.Get((source, user));
        if (pair.Lock.IsShut(now)) return new(ProtectionDecision.Challenge);
        var proven = IsProven(source, now);
        var state = StateOf(source, proven);
        if (state.Lock.IsShut(now) && pair.ProvenUntil <= now) return new(ProtectionDecision.Challenge);
        _pairs.Set((source, user), pair with { Failures = default, ProvenUntil = now + limits.ProofLasts });
        var bucket = proven ? _proven.Get(source).Bucket : _strangers.Get(source);
        _strangers.Remove(source);
        _suspects.Remove(source);
        _proven.Set(source, (now + limits.ProofLasts, bucket, state with { Challenges = default, Drops = default }));
        return ProtectionVerdict.Pass;
    }

    private SourceState StateOf(SourceKey source, bool proven) => proven ? _proven.Get(source).State : _suspects.Get(source);

    private void Keep(SourceKey source, SourceState state, bool proven)
    {
        if (proven) _proven.Set(source, _proven.Get(source) with { State = state });
        else _suspects.Set(source, state);
    }

    private ProtectionVerdict Ban(SourceKey source, SourceState state, SipSecurityKind why, TimeSpan now)
    {
        var shut = state.Lock.Fall(limits.FirstBan, limits, now);
        _suspects.Set(source, new SourceState { Lock = shut });
        var length = shut.Until - now;
        return new(ProtectionDecision.Drop, why, length, length);
    }
}
