using System.Collections.Immutable;

namespace Telephony.Ivr.Flows;

/// <summary>Words for how a node ended; told in <c>Fact.FlowStep</c>. Never contains what was keyed into a number.</summary>
public static class FlowOutcomes
{
    /// <summary>It was said or done.</summary>
    public const string Next = "next";

    /// <summary>Business hours.</summary>
    public const string Open = "open";

    /// <summary>Not business hours.</summary>
    public const string Closed = "closed";

    /// <summary>A holiday; <see cref="Closed"/> when the node has no such way.</summary>
    public const string Holiday = "holiday";

    /// <summary>No key came. A menu without this way is said again.</summary>
    public const string Silence = "silence";

    /// <summary>Wrong keys in every round.</summary>
    public const string Invalid = "invalid";

    /// <summary>The number could not be had in any round; the edge failed or was late.</summary>
    public const string Failed = "failed";

    /// <summary>A customer or a unit was found, without an open ticket.</summary>
    public const string Found = "found";

    /// <summary>An open ticket was found. Without this way: <see cref="Found"/>.</summary>
    public const string Ticket = "ticket";

    /// <summary>Nobody was found.</summary>
    public const string Unknown = "unknown";

    /// <summary>There is nothing to say or to offer.</summary>
    public const string None = "none";

    /// <summary>The visit stands.</summary>
    public const string Booked = "booked";

    /// <summary>The caller took no window.</summary>
    public const string Declined = "declined";

    /// <summary>The number is on the block list.</summary>
    public const string Blocked = "blocked";

    /// <summary>The call-back cannot be had: the number is withheld.</summary>
    public const string Refused = "refused";

    /// <summary>Told only: the caller asked for a person with 0.</summary>
    public const string Person = "person";

    /// <summary>Told only: too many steps.</summary>
    public const string Limit = "limit";

    /// <summary>Told only: the way leads to no node.</summary>
    public const string NoWay = "no-way";

    /// <summary>Told only: the caller hung up here.</summary>
    public const string Left = "left";

    /// <summary>Told only: into the queue.</summary>
    public const string Queued = "queued";

    /// <summary>Told only: he will be called back.</summary>
    public const string CalledBack = "called-back";

    /// <summary>Told only: he is asked for his message.</summary>
    public const string Message = "message";

    /// <summary>Told only: we hung up.</summary>
    public const string Ended = "ended";

    /// <summary>The keys that a menu may have.</summary>
    public const string MenuKeys = "1234567890*#";

    /// <summary>The ways out that a node must have.</summary>
    /// <param name="kind">Its kind.</param>
    public static ImmutableArray<string> Required(FlowNodeKind kind) => kind switch
    {
        FlowNodeKind.Say or FlowNodeKind.Language => [Next],
        FlowNodeKind.Hours => [Open, Closed],
        FlowNodeKind.Menu => [Invalid],
        FlowNodeKind.Digits => [Next, Failed],
        FlowNodeKind.Identify => [Found, Unknown, Failed],
        FlowNodeKind.Status => [Next, None],
        FlowNodeKind.Visit => [Booked, Declined, None, Failed],
        FlowNodeKind.Block => [Next, Blocked],
        FlowNodeKind.Callback => [Refused],
        _ => [],
    };

    /// <summary>The ways out that a node may have besides.</summary>
    /// <param name="kind">Its kind.</param>
    public static ImmutableArray<string> Optional(FlowNodeKind kind) => kind switch
    {
        FlowNodeKind.Hours => [Holiday],
        FlowNodeKind.Menu => [Silence, .. MenuKeys.Select(key => key.ToString())],
        FlowNodeKind.Identify => [Ticket],
        _ => [],
    };

    /// <summary>Whether a node of the kind ends the flow.</summary>
    /// <param name="kind">A kind.</param>
    public static bool IsEnd(FlowNodeKind kind) => kind is FlowNodeKind.Queue or FlowNodeKind.Callback or FlowNodeKind.Message or FlowNodeKind.HangUp;

    /// <summary>Whether a node of the kind waits for the caller's keys.</summary>
    /// <param name="kind">A kind.</param>
    public static bool Listens(FlowNodeKind kind) => kind is FlowNodeKind.Menu or FlowNodeKind.Digits or FlowNodeKind.Visit;
}
