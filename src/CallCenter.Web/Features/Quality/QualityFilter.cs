using System.Globalization;
using CallCenter.Web.Realtime.Wire;
using Crm.Domain.PhoneNumbers;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Persistence.History;
using Persistence.Queries;
using Telephony.Calls;

namespace CallCenter.Web.Features.Quality;

/// <summary>What a reviewer asked for; all of it stands in the page's address, so that a list can be kept as a bookmark and sent to a colleague.</summary>
public sealed record QualityFilter
{
    /// <summary>Longer texts in an address are none of ours.</summary>
    private const int MaxText = 64;

    /// <summary>Sign-in name of somebody who talked in the call.</summary>
    public string? Agent { get; init; }

    /// <summary>Short name of the queue.</summary>
    public string? Queue { get; init; }

    /// <summary>The customer's number, as it was typed.</summary>
    public string? Number { get; init; }

    /// <summary>Ticket number, as it was typed.</summary>
    public string? Ticket { get; init; }

    /// <summary>Shortest length in seconds.</summary>
    public int? MinSeconds { get; init; }

    /// <summary>Longest length in seconds.</summary>
    public int? MaxSeconds { get; init; }

    /// <summary>How the call ended: completed, abandoned …</summary>
    public string? Ending { get; init; }

    /// <summary>What the agent chose at wrap-up.</summary>
    public string? Outcome { get; init; }

    /// <summary>Who called whom.</summary>
    public InteractionDirection? Direction { get; init; }

    /// <summary>First day, the site's calendar.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, included.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The customer was on hold, or was not.</summary>
    public bool? Hold { get; init; }

    /// <summary>The call was passed on, or was not.</summary>
    public bool? Transfer { get; init; }

    /// <summary>A review was given, or was not.</summary>
    public bool? Reviewed { get; init; }

    /// <summary>Least score.</summary>
    public int? MinScore { get; init; }

    /// <summary>Most score.</summary>
    public int? MaxScore { get; init; }

    /// <summary>Order of the list.</summary>
    public RecordingSort Sort { get; init; }

    /// <summary>How many conditions narrow the list.</summary>
    public int Conditions => Query().Count(p => p.Key != "sort");

    /// <summary>The number in E.164; null when nothing, or no number, was typed.</summary>
    public string? E164 => Number is null ? null : PhoneNumber.Normalize(Number, PhoneSource.Typed).E164;

    /// <summary>Something was typed that is no telephone number.</summary>
    public bool HasBadNumber => Number is not null && E164 is null;

    /// <summary>Reads an address; what is no value of ours is left out.</summary>
    public static QualityFilter Parse(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new QualityFilter
        {
            Agent = Text(values, "agent"), Queue = Text(values, "queue"), Number = Text(values, "number"), Ticket = Text(values, "ticket")?.ToUpperInvariant(),
            MinSeconds = Whole(values, "min", 86_400), MaxSeconds = Whole(values, "max", 86_400),
            Ending = Words.TryRead(Text(values, "ending"), out TerminationClass ending) ? Words.Of(ending) : null, Outcome = Text(values, "outcome"),
            Direction = Words.TryRead(Text(values, "direction"), out InteractionDirection direction) ? direction : null,
            From = Day(values, "from"), To = Day(values, "to"),
            Hold = Flag(values, "hold"), Transfer = Flag(values, "transfer"), Reviewed = Flag(values, "reviewed"),
            MinScore = Whole(values, "low", 100), MaxScore = Whole(values, "high", 100),
            Sort = Words.TryRead(Text(values, "sort"), out RecordingSort sort) ? sort : RecordingSort.Newest,
        };
    }

    /// <summary>The conditions as an address has them, in a fixed order.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Query()
    {
        (string Key, string? Value)[] all =
        [
            ("agent", Agent), ("queue", Queue), ("number", Number), ("ticket", Ticket), ("min", Text(MinSeconds)), ("max", Text(MaxSeconds)), ("ending", Ending), ("outcome", Outcome),
            ("direction", Direction is { } d ? Words.Of(d) : null), ("from", Text(From)), ("to", Text(To)), ("hold", Text(Hold)), ("transfer", Text(Transfer)), ("reviewed", Text(Reviewed)),
            ("low", Text(MinScore)), ("high", Text(MaxScore)), ("sort", Sort == RecordingSort.Newest ? null : Words.Of(Sort)),
        ];
        return [.. all.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => KeyValuePair.Create(p.Key, p.Value))];
    }

    /// <summary>The question to the store.</summary>
    public RecordingFilter ToFilter(TimeZoneInfo zone) => new()
    {
        AgentId = Agent, QueueId = Queue, TicketNumber = Ticket, PartyE164 = HasBadNumber ? "" : E164,
        MinDurationMs = MinSeconds * 1000L, MaxDurationMs = MaxSeconds is { } most ? (most * 1000L) + 999 : null, TerminationClass = Ending, DispositionCode = Outcome,
        Direction = Direction, From = From is { } first ? Start(first, zone) : null, Before = To is { } last ? Start(last.AddDays(1), zone) : null,
        HasHold = Hold, HasTransfer = Transfer, IsReviewed = Reviewed, MinScore = MinScore, MaxScore = MaxScore,
    };

    private static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }

    private static string? Text(Dictionary<string, StringValues> values, string key) =>
        values.TryGetValue(key, out var found) && found[^1]?.Trim() is { Length: > 0 and <= MaxText } text ? text : null;

    private static int? Whole(Dictionary<string, StringValues> values, string key, int most) =>
        int.TryParse(Text(values, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;

    private static DateOnly? Day(Dictionary<string, StringValues> values, string key) =>
        DateOnly.TryParseExact(Text(values, key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 9000 ? day : null;

    private static bool? Flag(Dictionary<string, StringValues> values, string key) => bool.TryParse(Text(values, key), out var flag) ? flag : null;

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(bool? flag) => flag switch { true => "true", false => "false", null => null };
}
