namespace Telephony.Distribution.Strategies;

/// <summary>Always the first free one in the order of the members.</summary>
internal static class Linear
{
    /// <summary>Minus the place.</summary>
    public static long Rank(in Candidate candidate) => -candidate.Place;
}
