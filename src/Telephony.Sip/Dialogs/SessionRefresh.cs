namespace Telephony.Sip.Dialogs;

/// <summary>A session that ends by itself unless it is refreshed (RFC 4028).</summary>
/// <param name="Interval">Life after the last refresh.</param>
/// <param name="IsOurs">We refresh, at half the interval; else the peer does.</param>
/// <param name="Epoch">Counts refreshes, so that a timer of an earlier one is recognised.</param>
internal sealed record SessionRefresh(TimeSpan Interval, bool IsOurs, long Epoch)
{
    private static readonly TimeSpan LongestMargin = TimeSpan.FromSeconds(32);

    /// <summary>§10: "… the minimum of 32 seconds and one third of the session interval" before the expiry the session is ended.</summary>
    public TimeSpan EndAfter => Interval - (Interval / 3 < LongestMargin ? Interval / 3 : LongestMargin);
}
