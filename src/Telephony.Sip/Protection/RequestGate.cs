using Microsoft.Extensions.Logging;

namespace Telephony.Sip.Protection;

/// <summary>The protection at work: gives it the clock, carries out its verdicts, tells the operator. Belongs to the loop.</summary>
internal sealed class RequestGate(SipEndpointOptions options, BarredSources barred, SipCounters counters, TimeProvider clock, ILogger logger, Action<SipSecurityEvent> tell)
{
    private const int LongestUser = 32; // an extension has four digits; of what is longer the beginning tells enough
    private readonly ProtectionRules _rules = new(options.Protection);
    private readonly SecurityReports _reports = new();
    private ImmutableHashSet<SourceKey> _trusted = [];

    /// <summary>Trunks' sources and peers as they are now. Their bytes are always read, so that answers to our requests arrive also from a peer that may not call us;
    /// a lock from before they were known is lifted.</summary>
    public void Trust(IEnumerable<IPAddress> addresses)
    {
        var before = _trusted;
        _trusted = ImmutableHashSet.CreateRange(addresses.Select(SourceKey.Of)); // enumerated, never counted: the list of sources may be replaced meanwhile
        barred.Exempt(_trusted);
        foreach (var source in _trusted)
            if (!before.Contains(source)) _rules.Forgive(source);
    }

    /// <summary>May a request that begins something new go on?</summary>
    public ProtectionDecision Admit(SipRequest? request, SipFlow flow)
    {
        var isTrunk = TrustPolicy.IsTrunk(flow.Remote.Address, options);
        var kind = isTrunk ? ProtectionEventKind.TrunkRequest
            : ScannerNames.IsScanner(request?.Headers.First(SipHeaderNames.UserAgent)) ? ProtectionEventKind.ScannerRequest
            : ProtectionEventKind.Request;
        var decision = Take(kind, flow, "", isTrunk);
        if (decision != ProtectionDecision.Pass) counters.AddBarred();
        return decision;
    }

    /// <summary>The verdict of the password check, as it counts: right credentials that come from a locked source or for a locked pair are wrong.</summary>
    public DigestVerdict Judge(DigestVerdict verdict, string user, SipFlow flow)
    {
        var isTrunk = TrustPolicy.IsTrunk(flow.Remote.Address, options);
        var kind = verdict switch
        {
            DigestVerdict.Missing => ProtectionEventKind.Challenged,
            DigestVerdict.Wrong => ProtectionEventKind.Failed,
            DigestVerdict.Accepted => ProtectionEventKind.Proved,
            _ => (ProtectionEventKind?)null,
        };
        if (kind is null || (kind == ProtectionEventKind.Challenged && isTrunk)) return verdict;
        var decision = Take(kind.Value, flow, user.Length > LongestUser ? user[..LongestUser] : user, isTrunk);
        return decision == ProtectionDecision.Challenge ? DigestVerdict.Wrong : verdict;
    }

    private ProtectionDecision Take(ProtectionEventKind kind, SipFlow flow, string user, bool isTrunk)
    {
        var source = SourceKey.Of(flow.Remote.Address);
        var now = clock.GetElapsedTime(0);
        var verdict = _rules.Take(new ProtectionEvent(kind, source, user, isTrunk, flow.IsReliable), now);
        if (verdict.BanFor > TimeSpan.Zero && !isTrunk) barred.Bar(source, verdict.BanFor);
        if (verdict.Report is { } report) Report(report, flow.Remote.Address, source, user, verdict.LockedFor, now);
        return verdict.Decision;
    }

    private void Report(SipSecurityKind kind, IPAddress address, SourceKey source, string user, TimeSpan lockedFor, TimeSpan now)
    {
        var all = kind == SipSecurityKind.StrangersFlood;
        var claimed = kind == SipSecurityKind.UserLocked ? user : "";
        var (count, many) = _reports.Note(kind, all ? default : source, claimed, lockedFor > TimeSpan.Zero, now);
        if (count == 0) return;
        Log.Security(logger, kind, count);
        var at = clock.GetUtcNow();
        tell(many
            ? new SipSecurityEvent(kind, null, null, count, at, null)
            : new SipSecurityEvent(kind, all ? null : address, claimed.Length > 0 ? SipText.ForDisplay(claimed) : null, count, at, lockedFor > TimeSpan.Zero ? at + lockedFor : null));
    }
}
