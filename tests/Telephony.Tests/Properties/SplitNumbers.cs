using Telephony.Simulation;

namespace Telephony.Tests.Properties;

/// <summary>Seeded numbers for a life.</summary>
internal sealed class SplitNumbers(ulong seed)
{
    private readonly SplitMix64 dice = new(seed);

    public IReadOnlyList<int> Next(int count) => [.. Enumerable.Range(0, count).Select(_ => dice.Below(int.MaxValue))];
}
