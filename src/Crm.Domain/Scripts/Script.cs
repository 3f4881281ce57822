namespace Crm.Domain.Scripts;

/// <summary>One edition of what is said in a talk. A released edition never changes: what was ticked can be read years later.</summary>
public sealed record Script
{
    /// <summary>Identity; empty for a script as the product was shipped.</summary>
    public Guid Id { get; init; }

    /// <summary>What it hangs on.</summary>
    public required ScriptPlace Place { get; init; }

    /// <summary>Which order, queue, category or symptom; empty for safety.</summary>
    public string Scope { get; init; } = "";

    /// <summary>Counted per place and scope from 1; 0 is the script as shipped.</summary>
    public int Edition { get; init; }

    /// <summary>Where it stands.</summary>
    public ScriptState State { get; init; }

    /// <summary>The sentences, in the order in which they are said.</summary>
    public ImmutableArray<ScriptStep> Steps { get; init; } = [];

    /// <summary>First day on which it holds, or null.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day on which it holds, or null.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>User name of who wrote it last.</summary>
    public string DraftedBy { get; init; } = "";

    /// <summary>User name of who released it, or null.</summary>
    public string? ReleasedBy { get; init; }

    /// <summary>Why a safety script says less than before, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Counted with every change.</summary>
    public int Version { get; init; }

    /// <summary>Somebody may be hurt when it is not said.</summary>
    public bool IsSafety => Place is ScriptPlace.Gas or ScriptPlace.HighVoltage;

    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => State == ScriptState.Released && (ValidFrom is not { } from || from <= day) && (ValidTo is not { } to || to >= day);
}
