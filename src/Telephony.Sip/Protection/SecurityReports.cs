namespace Telephony.Sip.Protection;

/// <summary>Makes one report out of many equal ones: the first at once, then at most one every 10 s with the count. Pure and bounded.</summary>
internal sealed class SecurityReports
{
    private const int MaxOpen = 2_000; // sources told of at a time; the longest unused makes room and is told at once the next time
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private readonly BoundedTable<(SipSecurityKind Kind, SourceKey Source, string User), (TimeSpan Told, int Since)> _open = new(MaxOpen);

    /// <summary>How many to tell of now, 0 for not yet.</summary>
    public int Note(SipSecurityKind kind, SourceKey source, string user, TimeSpan now)
    {
        var key = (kind, source, user);
        var known = _open.Has(key);
        var (told, since) = _open.Get(key);
        if (known && now - told < Every)
        {
            _open.Set(key, (told, since + 1));
            return 0;
        }

        _open.Set(key, (now, 0));
        return since + 1;
    }
}
