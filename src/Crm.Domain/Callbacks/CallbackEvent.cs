namespace Crm.Domain.Callbacks;

/// <summary>What became true of a task; closed family, and its timeline's content.</summary>
public abstract record CallbackEvent
{
    private CallbackEvent() { }

    /// <summary>It exists, with its first attempt planned.</summary>
    public sealed record Planned(DateTimeOffset DueAt, DateTimeOffset NextAttemptAt, string Reason) : CallbackEvent;

    /// <summary>It may be dialled now.</summary>
    public sealed record BecameDue : CallbackEvent;

    /// <summary>The next attempt lies at another instant.</summary>
    public sealed record Rescheduled(DateTimeOffset NextAttemptAt, string Reason) : CallbackEvent;

    /// <summary>Its promised end passed.</summary>
    public sealed record WentLate : CallbackEvent;

    /// <summary>An escalation mark passed.</summary>
    public sealed record MarkPassed(int Hours) : CallbackEvent;

    /// <summary>An agent has it in hand.</summary>
    public sealed record Taken(string Agent) : CallbackEvent;

    /// <summary>Nobody has it in hand any more.</summary>
    public sealed record Released(string Agent) : CallbackEvent;

    /// <summary>An attempt began.</summary>
    public sealed record DialStarted(string Agent, Guid Call, string? Number) : CallbackEvent;

    /// <summary>The result of the attempt was lost.</summary>
    public sealed record DialUndone(Guid? Call) : CallbackEvent;

    /// <summary>The exchange refused the dial: it never left the house, so the customer was not rung and no round is used up.</summary>
    public sealed record DialNeverLeft(Guid Call) : CallbackEvent;

    /// <summary>An attempt ended.</summary>
    public sealed record AttemptRecorded(string Agent, AttemptOutcome Outcome, bool Counts, DateTimeOffset? AgreedAt, string? Note) : CallbackEvent;

    /// <summary>The customer answered.</summary>
    public sealed record Completed(CallbackAnswers Answers) : CallbackEvent;

    /// <summary>Given up: <c>attempts</c>, <c>rounds</c>, <c>refused</c> or <c>wrongNumber</c>.</summary>
    public sealed record Exhausted(string Reason) : CallbackEvent;

    /// <summary>Not to be made.</summary>
    public sealed record Cancelled(string Reason) : CallbackEvent;

    /// <summary>Only this agent may take it; null: any.</summary>
    public sealed record Reassigned(string? To) : CallbackEvent;

    /// <summary>The fact's name in timeline and outbox.</summary>
    public string Name => GetType().Name;
}
