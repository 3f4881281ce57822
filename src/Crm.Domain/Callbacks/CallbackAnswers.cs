namespace Crm.Domain.Callbacks;

/// <summary>What the customer said; null: not asked or not known.</summary>
public sealed record CallbackAnswers
{
    /// <summary>The unit works.</summary>
    public bool? IsSolved { get; init; }

    /// <summary>The technician came as agreed.</summary>
    public bool? WasOnTime { get; init; }

    /// <summary>The technician's manner.</summary>
    public Attitude? Attitude { get; init; }

    /// <summary>Satisfaction, 1 (very poor) to 5 (very good).</summary>
    public int? Score { get; init; }

    /// <summary>What the customer says he paid on the spot; zero: nothing.</summary>
    public Money? ChargedSaid { get; init; }

    /// <summary>His own words.</summary>
    public string? Notes { get; init; }

    /// <summary>He complains.</summary>
    public bool IsComplaint { get; init; }

    /// <summary>He hung up before the last question: what he said counts, nobody asks again.</summary>
    public bool IsPartial { get; init; }

    /// <summary>At least one question was answered.</summary>
    public bool HasAny => IsSolved is not null || WasOnTime is not null || Attitude is not null || Score is not null || ChargedSaid is not null || IsComplaint;
}
