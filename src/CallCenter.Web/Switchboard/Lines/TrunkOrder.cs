using System.Collections.Immutable;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>In which order the trunks are tried: those that answer before those that do not, then by priority, then by weight. Pure.</summary>
internal static class TrunkOrder
{
    /// <param name="candidates">Trunks with room.</param>
    /// <param name="luck">A number from 0 on, below 1: decides among equals of priority by their weights (RFC 2782's way).</param>
    public static ImmutableArray<string> Of(IEnumerable<TrunkCandidate> candidates, double luck)
    {
        var ordered = ImmutableArray.CreateBuilder<string>();
        foreach (var group in candidates.GroupBy(c => (c.IsDown, c.Priority)).OrderBy(g => g.Key.IsDown).ThenBy(g => g.Key.Priority))
        {
            var left = group.ToList();
            while (left.Count > 0)
            {
                var mark = luck * left.Sum(c => c.Weight);
                var at = 0;
                while (at < left.Count - 1 && (mark -= left[at].Weight) >= 0) at++;
                ordered.Add(left[at].Name);
                left.RemoveAt(at);
            }
        }

        return ordered.ToImmutable();
    }
}
