using CallCenter.Web.Realtime;
using CallCenter.Web.Realtime.Wire;
using Telephony.Sip.Protection;

namespace CallCenter.Web.Features.Security;

/// <summary>Takes security events in from all edges, for the page, the alerts and the event stream. No phone numbers come here.</summary>
public sealed class SecurityLog(EventStream events, TimeProvider clock)
{
    /// <summary>What the supervisor's alert counts.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private SecurityBook _book = SecurityBook.Empty;

    /// <summary>A line came or grew. Raised on whatever thread noticed it: return at once.</summary>
    public event Action? Changed;

    /// <summary>The newest book; never null.</summary>
    public SecurityBook Book => Volatile.Read(ref _book);

    /// <summary>Attacks of the last ten minutes; calls that rules kept in and full trunks are none.</summary>
    public int RecentAttacks
    {
        get
        {
            var since = clock.GetUtcNow() - Recent;
            return Book.Entries.Count(e => e.Last >= since && e.Kind is not (SecurityKind.OutboundDenied or SecurityKind.AdmissionFull or SecurityKind.TrunkFull));
        }
    }

    /// <summary>An event of the SIP endpoint.</summary>
    public void Note(SipSecurityEvent found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var kind = found.Kind switch
        {
            SipSecurityKind.UserLocked => SecurityKind.UserLocked,
            SipSecurityKind.SourceLocked => SecurityKind.SourceLocked,
            SipSecurityKind.Flood => SecurityKind.Flood,
            SipSecurityKind.StrangersFlood => SecurityKind.StrangersFlood,
            _ => SecurityKind.Scanner,
        };
        Note(kind, found.Source?.ToString(), found.User, null, found.Count, found.Until);
    }

    /// <summary>An event of the product.</summary>
    public void Note(SecurityKind kind, string? source, string? subject, string? rule, int count = 1, DateTimeOffset? until = null)
    {
        SecurityEntry entry;
        lock (_gate)
            Volatile.Write(ref _book, _book.Take(kind, source, subject, rule, count, clock.GetUtcNow(), until, out entry));
        var name = kind.ToString();
        events.Tell(new FloorEvent(0, FloorEvent.Security + char.ToLowerInvariant(name[0]) + name[1..], entry.Last)
        {
            Reason = rule,
            TargetKind = source is null ? null : "source",
            Target = source,
            State = subject,
            Count = count,
        });
        Changed?.Invoke();
    }
}
