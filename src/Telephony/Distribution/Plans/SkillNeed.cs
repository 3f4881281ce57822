namespace Telephony.Distribution.Plans;

/// <summary>What a call needs its agent to know: a brand, a category, the certificate for gas or high voltage.</summary>
/// <param name="Skill">The skill's code, 1 to 32 characters. An agent without it has no level, not a low one.</param>
/// <param name="Level">Least level, 1 (knows it) to 5 (teaches it); levels above five are arithmetic that no floor can explain (contact-center.md §1).</param>
/// <param name="IsFixed">Whether no widening ring may lower or drop it: the safety certificates. Default false.</param>
public readonly record struct SkillNeed(string Skill, int Level, bool IsFixed = false)
{
    /// <summary>Lowest level.</summary>
    public const int Lowest = 1;

    /// <summary>Highest level.</summary>
    public const int Highest = 5;

    /// <inheritdoc/>
    public override string ToString() => IsFixed ? $"{Skill}>={Level}!" : $"{Skill}>={Level}";
}
