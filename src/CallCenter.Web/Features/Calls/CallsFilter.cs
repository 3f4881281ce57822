using Persistence.Queries;

namespace CallCenter.Web.Features.Calls;

/// <summary>What the person asked for on the calls page.</summary>
/// <param name="Day">A day of the business's zone, or null for all.</param>
/// <param name="Queue">Short name, or null.</param>
/// <param name="Agent">Sign-in name, or null.</param>
/// <param name="Outcome">answered, abandoned, short, flow-out, or null.</param>
public sealed record CallsFilter(DateOnly? Day, string? Queue, string? Agent, string? Outcome = null)
{
    /// <summary>Everything, newest first.</summary>
    public static CallsFilter Everything { get; } = new(null, null, null);

    /// <summary>The question to the store. A person without the right to see others' calls is asked for his own, whatever he chose.</summary>
    public InteractionFilter ToQuery(TimeZoneInfo zone, string? onlyAgent) => CallOutcome.Narrow(Plain(zone, onlyAgent), Outcome);

    private InteractionFilter Plain(TimeZoneInfo zone, string? onlyAgent) => new()
    {
        From = Day is { } day ? Start(day, zone) : null,
        Before = Day is { } last ? Start(last.AddDays(1), zone) : null,
        QueueId = Queue,
        AgentId = onlyAgent ?? Agent,
    };

    private static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }
}
