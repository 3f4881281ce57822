using Crm.Domain;

namespace Persistence;

/// <summary>What became of a save: the stored thing, or the rule that refused it. Faults throw.</summary>
public abstract record SaveResult<T>
{
    private SaveResult() { }

    /// <summary>Stored and committed.</summary>
    public sealed record Saved(T Value) : SaveResult<T>;

    /// <summary>Nothing was stored.</summary>
    public sealed record Refused(Refusal Refusal) : SaveResult<T>;

    public static implicit operator SaveResult<T>(T value) => new Saved(value);

    public static implicit operator SaveResult<T>(Refusal refusal) => new Refused(refusal);
}
