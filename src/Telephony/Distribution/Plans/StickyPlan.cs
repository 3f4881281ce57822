namespace Telephony.Distribution.Plans;

/// <summary>How long a caller is kept for those who know his case before he goes to anybody; contact-center.md §1 "sticky".</summary>
/// <param name="Wait">Longest time that he is kept for them; 0 (default: prefer them when free, wait for nobody) to 10 min. Nobody is waited for who is signed out, not ready,
/// wraps up for longer than the bound, or passed this call.</param>
/// <param name="TicketOwner">Whether the owner of the open ticket counts. Default true.</param>
/// <param name="LastAgent">Whether the last agent of the unit counts. Default true.</param>
/// <param name="Desk">Whether the designated engineer's desk counts. Default true.</param>
public sealed record StickyPlan(TimeSpan Wait, bool TicketOwner = true, bool LastAgent = true, bool Desk = true)
{
    /// <summary>Prefers them, waits for nobody.</summary>
    public static StickyPlan Default { get; } = new(TimeSpan.Zero);

    /// <summary>Whether a tie of this kind counts.</summary>
    /// <param name="kind">The tie.</param>
    public bool Counts(Routing.TieKind kind) => kind switch
    {
        Routing.TieKind.TicketOwner => TicketOwner,
        Routing.TieKind.LastAgent => LastAgent,
        _ => Desk,
    };
}
