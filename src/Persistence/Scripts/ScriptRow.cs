using Crm.Domain.Scripts;

namespace Persistence.Scripts;

/// <summary>One edition of a script.</summary>
public sealed class ScriptRow
{
    public Guid Id { get; init; }
    public ScriptPlace Place { get; init; }

    /// <summary>Which order, queue, category or symptom; empty for safety.</summary>
    public string Scope { get; init; } = "";

    public int Edition { get; init; }
    public ScriptState State { get; set; }

    /// <summary>The sentences as JSON.</summary>
    public string Steps { get; set; } = "[]";

    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public string DraftedBy { get; set; } = "";
    public string? ReleasedBy { get; set; }
    public string? Reason { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
    public int Version { get; set; }
}
