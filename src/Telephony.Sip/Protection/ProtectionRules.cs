namespace Telephony.Sip.Protection;

/// <summary>
/// Who is heard, who is locked, who is met with silence. Event in, verdict out; no clock, no I/O, no logger: the instant comes with the event, so that
/// every rule is tested on a virtual clock. Its state is kept in place rather than copied, because in a flood it is asked thousands of times a second.
/// <para>Order of trust: a trunk (bounded by its own rate, never locked), a source where a password was proven lately, a stranger.</para>
/// </summary>
internal sealed class ProtectionRules(ProtectionLimits limits)
{
    private const int MaxTrunks = 1_024; // addresses of configured trunks: more are not configured
    private readonly BoundedTable<SourceKey, TokenBucket> _trunks = new(MaxTrunks);
    private readonly BoundedTable<SourceKey, SourceState> _strangers = new(limits.MaxSources);
    private readonly BoundedTable<SourceKey, (TimeSpan Until, SourceState State)> _proven = new(limits.MaxSources);
    private readonly BoundedTable<(SourceKey Source, string User), PairState> _pairs = new(limits.MaxPairs);
    private TokenBucket _together;

    /// <summary>Entries in all tables.</summary>
    public int Remembered => _trunks.Count + _strangers.Count + _proven.Count + _pairs.Count;

    public ProtectionVerdict Take(in ProtectionEvent happened, TimeSpan now) => !limits.Enabled ? ProtectionVerdict.Pass : happened.Kind switch
    {
        ProtectionEventKind.TrunkRequest => OnTrunk(happened.Source, now),
        ProtectionEventKind.Request => IsProven(happened.Source, now) ? OnProven(happened.Source, now) : OnStranger(happened.Source, now),
        ProtectionEventKind.ScannerRequest => OnScanner(happened.Source, now),
        ProtectionEventKind.Challenged => OnChallenged(happened.Source, now),
        ProtectionEventKind.Failed => OnFailed(happened.Source, happened.User, happened.IsTrunk, now),
        ProtectionEventKind.Proved => OnProved(happened.Source, happened.User, now),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

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
        var (until, state) = _proven.Get(source);
        var enough = state.Bucket.TryTake(limits.Proven, now, out var next);
        _proven.Set(source, (until, state with { Bucket = next }));
        return enough ? ProtectionVerdict.Pass : new(ProtectionDecision.Drop, SipSecurityKind.Flood);
    }

    private ProtectionVerdict OnStranger(SourceKey source, TimeSpan now)
    {
        var state = _strangers.Get(source);
        if (state.Lock.IsShut(now)) return ProtectionVerdict.Drop;
        if (!state.Bucket.TryTake(limits.Stranger, now, out var own))
        {
            var drops = state.Drops.Add(limits.Window, now);
            if (drops.Count >= limits.DropsBeforeBan) return Ban(source, state, SipSecurityKind.Flood, now);
            _strangers.Set(source, state with { Bucket = own, Drops = drops });
            return new(ProtectionDecision.Drop, SipSecurityKind.Flood);
        }

        // Asked last and noted before anything is remembered: a thousand forged sources fill no table.
        var served = _together.TryTake(limits.Strangers, now, out var together);
        _together = together;
        if (!served) return new(ProtectionDecision.Drop, SipSecurityKind.StrangersFlood);
        _strangers.Set(source, state with { Bucket = own });
        return ProtectionVerdict.Pass;
    }

    /// <summary>Anybody can forge the address of a colleague's phone: a proven source loses this one request and nothing more.</summary>
    private ProtectionVerdict OnScanner(SourceKey source, TimeSpan now) => IsProven(source, now)
        ? new(ProtectionDecision.Drop, SipSecurityKind.Scanner)
        : Ban(source, _strangers.Get(source), SipSecurityKind.Scanner, now);

    private ProtectionVerdict OnChallenged(SourceKey source, TimeSpan now)
    {
        if (IsProven(source, now)) return ProtectionVerdict.Pass;
        var state = _strangers.Get(source);
        var asked = state.Challenges.Add(limits.Window, now);
        if (asked.Count > limits.UnmetChallenges) return Ban(source, state, SipSecurityKind.Scanner, now);
        _strangers.Set(source, state with { Challenges = asked });
        return ProtectionVerdict.Pass;
    }

    private ProtectionVerdict OnFailed(SourceKey source, string user, bool isTrunk, TimeSpan now)
    {
        var pair = _pairs.Get((source, user));
        if (pair.Lock.IsShut(now)) return new(ProtectionDecision.Challenge);
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
        _strangers.Remove(source);
        _proven.Set(source, (now + limits.ProofLasts, state with { Challenges = default, Drops = default }));
        return ProtectionVerdict.Pass;
    }

    private SourceState StateOf(SourceKey source, bool proven) => proven ? _proven.Get(source).State : _strangers.Get(source);

    private void Keep(SourceKey source, SourceState state, bool proven)
    {
        if (proven) _proven.Set(source, (_proven.Get(source).Until, state));
        else _strangers.Set(source, state);
    }

    private ProtectionVerdict Ban(SourceKey source, SourceState state, SipSecurityKind why, TimeSpan now)
    {
        var shut = state.Lock.Fall(limits.FirstBan, limits, now);
        _strangers.Set(source, new SourceState { Lock = shut });
        var length = shut.Until - now;
        return new(ProtectionDecision.Drop, why, length, length);
    }
}
