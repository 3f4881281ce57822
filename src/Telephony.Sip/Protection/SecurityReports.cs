namespace Telephony.Sip.Protection;

/// <summary>
/// Makes one report out of many: of equal events the first at once, then at most one every 10 s with the count; of different events of one kind the first
/// five in 10 s, the others together as one without a source. So a flood of forged sources makes some six reports of a kind in 10 s, whatever it forges. Locks are told apart from what was only dropped: forged datagrams lock nobody and so cannot hide one. Pure and bounded.
/// </summary>
internal sealed class SecurityReports
{
    /// <summary>Told one by one, of a kind and within <see cref="Every"/>.</summary>
    public const int MaxSingle = 5;

    private const int MaxOpen = 2_000; // events told of that may come again; the longest unused makes room and counts as new the next time
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private readonly BoundedTable<(SipSecurityKind Kind, SourceKey Source, string User, bool Locks), (TimeSpan Told, int Since)> _open = new(MaxOpen);
    private readonly Dictionary<(SipSecurityKind Kind, bool Locks), Crowd> _crowds = [];

    /// <summary>What to tell of now.</summary>
    public SecurityNote Note(SipSecurityKind kind, SourceKey source, string user, bool locks, TimeSpan now)
    {
        var key = (kind, source, user, locks);
        var known = _open.Has(key);
        var (told, since) = _open.Get(key);
        if (known && now - told < Every)
        {
            _open.Set(key, (told, since + 1));
            return default;
        }

        var crowd = _crowds.GetValueOrDefault((kind, locks));
        if (crowd.Singles == 0 || now - crowd.Began >= Every) crowd = crowd with { Began = now, Singles = 0 };
        if (crowd.Singles < MaxSingle)
        {
            _crowds[(kind, locks)] = crowd with { Singles = crowd.Singles + 1 };
            _open.Set(key, (now, 0));
            return new SecurityNote(since + 1);
        }

        // What is told as one of many is not remembered: forged sources push nobody out.
        if (known) _open.Remove(key);
        var together = crowd.Together + since + 1;
        var due = crowd.Told is not { } last || now - last >= Every;
        _crowds[(kind, locks)] = crowd with { Together = due ? 0 : together, Told = due ? now : crowd.Told };
        return due ? new SecurityNote(together, IsMany: true) : default;
    }

    /// <param name="Began">The ten seconds in which singles are counted.</param>
    /// <param name="Singles">Told one by one since then.</param>
    /// <param name="Told">When the others were told of last.</param>
    /// <param name="Together">The others since.</param>
    private readonly record struct Crowd(TimeSpan Began, int Singles, TimeSpan? Told, int Together);
}
