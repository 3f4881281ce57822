namespace CallCenter.Web.Features.Knowledge;

/// <summary>Compares two texts line by line: the longest common subsequence stays, the rest was removed or added.</summary>
public static class LineDiff
{
    /// <summary>Most lines of one side that are compared; an article of the longest allowed body has fewer. Beyond it everything counts as replaced.</summary>
    public const int MostLines = 2_000;

    /// <summary>The lines of both in their order, removed before added.</summary>
    public static IReadOnlyList<DiffLine> Of(string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        if (old.Length > MostLines || now.Length > MostLines)
            return [.. old.Select(l => new DiffLine(DiffKind.Removed, l)), .. now.Select(l => new DiffLine(DiffKind.Added, l))];
        var common = Common(old, now);
        List<DiffLine> lines = [];
        var (i, j) = (0, 0);
        while (i < old.Length && j < now.Length)
        {
            if (old[i] == now[j])
            {
                lines.Add(new DiffLine(DiffKind.Same, old[i++]));
                j++;
            }
            else if (common[i + 1, j] >= common[i, j + 1])
            {
                lines.Add(new DiffLine(DiffKind.Removed, old[i++]));
            }
            else
            {
                lines.Add(new DiffLine(DiffKind.Added, now[j++]));
            }
        }

        lines.AddRange(old[i..].Select(l => new DiffLine(DiffKind.Removed, l)));
        lines.AddRange(now[j..].Select(l => new DiffLine(DiffKind.Added, l)));
        return lines;
    }

    /// <summary>Length of the longest common subsequence of the rests from i and j on.</summary>
    private static int[,] Common(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        return common;
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
