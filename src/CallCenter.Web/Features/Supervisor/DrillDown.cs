using System.Globalization;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>Every figure has a list behind it: the address that shows it. An address, not a click handler, so that it can be opened beside and sent to a colleague.</summary>
public static class DrillDown
{
    /// <summary>Live calls of a state (waiting, talking), of one queue or of all.</summary>
    public static string Calls(string state, string? queue = null) => $"/supervisor?calls={state}{(queue is null ? "" : "&queue=" + Uri.EscapeDataString(queue))}";

    /// <summary>Agents of a state (All, Over, Free, Busy, Away), of one queue or of all.</summary>
    public static string Agents(string state, string? queue = null) => $"/supervisor?agents={state}{(queue is null ? "" : "&queue=" + Uri.EscapeDataString(queue))}";

    /// <summary>Today's calls in the history.</summary>
    /// <param name="day">The business's day.</param>
    /// <param name="outcome">answered, abandoned, short, flow-out; null for all.</param>
    /// <param name="queue">Short name, or null for all.</param>
    /// <param name="agent">Sign-in name, or null for all.</param>
    public static string History(DateOnly day, string? outcome = null, string? queue = null, string? agent = null)
    {
        var parts = new[] { ("day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("outcome", outcome), ("queue", queue), ("agent", agent) };
        return "/calls?" + string.Join('&', parts.Where(p => p.Item2 is not null).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));
    }
}
