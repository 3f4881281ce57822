namespace Crm.Domain.Quality;

/// <summary>The score of a set of answers: exact, not rounded on the way.</summary>
/// <remarks>
/// Score = 100 · Σ weight · got / max ÷ Σ weight, over the items that were judged. An item that does not apply is in neither sum
/// (not counted as passed, not counted as failed); nothing applicable is no score, which is not 0. A failed fatal item makes it 0.
/// Weights are shares, not points: they need not add up to 100 and cannot saturate.
/// </remarks>
public sealed record FormScore
{
    private const int Scale = 840; // the least common multiple of 1 to FormRules.MaxPoints

    private FormScore(long got, long of, bool isFatal, bool isCritical, int given, int total) =>
        (Got, Of, IsFatal, HasCriticalFailure, Given, Total) = (got, of, isFatal, isCritical, given, total);

    /// <summary>What was reached, in 1/840 of a weight.</summary>
    public long Got { get; }

    /// <summary>What could be reached with the judged items, in 1/840 of a weight.</summary>
    public long Of { get; }

    /// <summary>True when a fatal item failed.</summary>
    public bool IsFatal { get; }

    /// <summary>True when a critical item failed.</summary>
    public bool HasCriticalFailure { get; }

    /// <summary>Items that were judged or do not apply.</summary>
    public int Given { get; }

    /// <summary>Items of the form.</summary>
    public int Total { get; }

    /// <summary>0 to 1,000 tenths of a point, halves up; null when nothing that weighs was applicable.</summary>
    public int? Tenths => Rounded(1_000);

    /// <summary>0 to 100, halves up; null when nothing that weighs was applicable.</summary>
    public int? Whole => Rounded(100);

    /// <summary>Adds up the answers; answers to items that the form does not have are left aside.</summary>
    public static FormScore Sum(EvaluationForm form, IEnumerable<ItemAnswer> answers)
    {
        var given = new Dictionary<string, ItemAnswer>(StringComparer.Ordinal);
        foreach (var answer in answers)
            given.TryAdd(answer.Item, answer);
        long got = 0, of = 0;
        int count = 0, total = 0;
        bool fatal = false, critical = false;
        foreach (var item in form.Items)
        {
            total++;
            if (!given.TryGetValue(item.Code, out var answer) || !answer.IsGiven) continue;
            count++;
            if (answer.IsNotApplicable) continue;
            var points = answer.Points!.Value;
            got += (long)item.Weight * points * Scale / item.Max;
            of += (long)item.Weight * Scale;
            fatal |= item.IsFatal && points == 0;
            critical |= item.IsCritical && points == 0;
        }

        return new FormScore(got, of, fatal, critical, count, total);
    }

    private int? Rounded(int full)
    {
        if (IsFatal) return 0;
        return Of == 0 ? null : (int)(((2 * Got * full) + Of) / (2 * Of));
    }
}
