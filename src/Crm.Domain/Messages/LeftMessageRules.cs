using System.Diagnostics;

namespace Crm.Domain.Messages;

/// <summary>What may happen to a left message: open → claimed → done; who works on it is one person at any time.</summary>
public static class LeftMessageRules
{
    /// <summary>Longest note, in characters.</summary>
    public const int NoteLength = 500;

    /// <summary>He was called back and reached.</summary>
    public const string CalledBack = "called-back";

    /// <summary>What came of it, by code.</summary>
    public static ImmutableArray<string> Outcomes { get; } = [CalledBack, "not-reached", "ticket", "no-need"];

    /// <summary>Decides a command. Total: every state and command has an answer.</summary>
    /// <param name="message">As it is.</param>
    /// <param name="command">What is wanted.</param>
    public static Decision<LeftMessageEvent> Decide(LeftMessage message, LeftMessageCommand command) => (message.State, command) switch
    {
        (LeftMessageState.Kept, _) => Refuse("MessageIsKeptByTheQueue"),
        (LeftMessageState.Done, _) => Refuse("MessageIsDone"),
        (LeftMessageState.Claimed, LeftMessageCommand.Claim c) when c.By == message.ClaimedBy => new Decision<LeftMessageEvent>.Accepted([]),
        (LeftMessageState.Claimed, LeftMessageCommand.Claim { MayTake: false }) => Refuse("MessageIsAnothers", ("agent", message.ClaimedBy ?? "")),
        (_, LeftMessageCommand.Claim c) => Accept(new LeftMessageEvent.Claimed(c.By, message.ClaimedBy)),
        (LeftMessageState.Open, _) => Refuse("MessageIsNotClaimed"),
        (_, LeftMessageCommand.Release c) => c.By == message.ClaimedBy || c.MayTake ? Accept(new LeftMessageEvent.Released(c.By)) : Refuse("MessageIsAnothers", ("agent", message.ClaimedBy ?? "")),
        (_, LeftMessageCommand.Close c) when c.By != message.ClaimedBy => Refuse("MessageIsAnothers", ("agent", message.ClaimedBy ?? "")),
        (_, LeftMessageCommand.Close c) when !Outcomes.Contains(c.Outcome) => Refuse("MessageOutcomeIsUnknown", ("outcome", c.Outcome)),
        (_, LeftMessageCommand.Close { Note.Length: > NoteLength }) => Refuse("MessageNoteIsTooLong"),
        (_, LeftMessageCommand.Close c) => Accept(new LeftMessageEvent.Closed(c.By, c.Outcome, string.IsNullOrWhiteSpace(c.Note) ? null : c.Note.Trim())),
        _ => throw new UnreachableException(),
    };

    /// <summary>The message after its facts.</summary>
    /// <param name="message">Before.</param>
    /// <param name="events">What was accepted.</param>
    /// <param name="now">When.</param>
    public static LeftMessage Apply(LeftMessage message, IEnumerable<LeftMessageEvent> events, DateTimeOffset now) => events.Aggregate(message, (m, fact) => fact switch
    {
        LeftMessageEvent.Claimed e => m with { State = LeftMessageState.Claimed, ClaimedBy = e.By, ClaimedAt = now },
        LeftMessageEvent.Released => m with { State = LeftMessageState.Open, ClaimedBy = null, ClaimedAt = null },
        LeftMessageEvent.Closed e => m with { State = LeftMessageState.Done, DoneAt = now, Outcome = e.Outcome, Note = e.Note },
        _ => throw new UnreachableException(),
    });

    private static Decision<LeftMessageEvent> Accept(LeftMessageEvent fact) => new Decision<LeftMessageEvent>.Accepted([fact]);

    private static Decision<LeftMessageEvent> Refuse(string rule, params ReadOnlySpan<(string, string)> parameters) => new Decision<LeftMessageEvent>.Refused(Refusal.Of(rule, parameters));
}
