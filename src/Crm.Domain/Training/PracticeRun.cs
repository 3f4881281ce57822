namespace Crm.Domain.Training;

/// <summary>One exercise from its start to its end: what happened when, and how many actions it took. Pure; every instant comes from the outside.</summary>
/// <param name="Exercise">Which one.</param>
/// <param name="StartedAt">When it began.</param>
public sealed record PracticeRun(PracticeExercise Exercise, DateTimeOffset StartedAt)
{
    /// <summary>When it rang first, or null.</summary>
    public DateTimeOffset? RangAt { get; init; }

    /// <summary>When the trainee answered, or null.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When the form was saved, or null.</summary>
    public DateTimeOffset? SavedAt { get; init; }

    /// <summary>When call and after-call work were over, or null.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Actions from the ring to the saved form: a command, a choice, a field that was written. Typing on in one field is one action.</summary>
    public int Actions { get; init; }

    /// <summary>Saves that a rule refused.</summary>
    public int Refusals { get; init; }

    /// <summary>What was done last, so that the next letter in the same field counts no more.</summary>
    public string? LastAct { get; init; }

    /// <summary>It rings; again after a missed ring changes nothing.</summary>
    public PracticeRun Rang(DateTimeOffset now) => RangAt is null ? this with { RangAt = now } : this;

    /// <summary>Answered.</summary>
    public PracticeRun Answered(DateTimeOffset now) => AnsweredAt is null ? this with { AnsweredAt = now } : this;

    /// <summary>Saved, once.</summary>
    public PracticeRun Saved(DateTimeOffset now) => SavedAt is null ? this with { SavedAt = now } : this;

    /// <summary>A save was refused.</summary>
    public PracticeRun Refused() => this with { Refusals = Refusals + 1 };

    /// <summary>Call and after-call work are over.</summary>
    public PracticeRun Ended(DateTimeOffset now) => EndedAt is null ? this with { EndedAt = now } : this;

    /// <summary>A field was written or chosen; what comes after the save no longer counts.</summary>
    /// <param name="field">Which.</param>
    public PracticeRun Wrote(string field) => SavedAt is not null || LastAct == field ? this : this with { Actions = Actions + 1, LastAct = field };

    /// <summary>A command was given; each counts, the same twice too.</summary>
    public PracticeRun Commanded() => SavedAt is not null ? this : this with { Actions = Actions + 1, LastAct = null };
}
