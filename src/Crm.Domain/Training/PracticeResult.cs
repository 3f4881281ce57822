using System.Collections.Immutable;

namespace Crm.Domain.Training;

/// <summary>What an exercise came to.</summary>
/// <param name="Actions">Actions from the ring to the saved form.</param>
/// <param name="TimeToSave">From the ring to the saved form; null when nothing was saved.</param>
/// <param name="Refusals">Saves that a rule refused.</param>
/// <param name="Missing">What was missing, by <see cref="PracticeRules"/>, the most important first; empty when all was done.</param>
public sealed record PracticeResult(int Actions, TimeSpan? TimeToSave, int Refusals, ImmutableArray<string> Missing)
{
    /// <summary>Nothing was missing.</summary>
    public bool IsGood => Missing.IsEmpty;
}
