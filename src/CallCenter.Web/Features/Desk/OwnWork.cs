namespace CallCenter.Web.Features.Desk;

/// <summary>An agent's own open tickets and today's figures.</summary>
/// <param name="OpenTickets">How many tickets of his are open.</param>
/// <param name="Tickets">Those due first.</param>
/// <param name="SavedToday">Tickets he opened today.</param>
/// <param name="AverageTalk">Mean length of today's talks, or null without one.</param>
/// <param name="Answered">Talks of today that have ended; the floor counts since it was started.</param>
public sealed record OwnWork(int OpenTickets, IReadOnlyList<OwnTicket> Tickets, int SavedToday, TimeSpan? AverageTalk, int Answered)
{
    /// <summary>Nothing read yet.</summary>
    public static OwnWork None { get; } = new(0, [], 0, null, 0);
}
