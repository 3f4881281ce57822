namespace Crm.Domain.Knowledge;

/// <summary>What may be kept of a search that found nothing: words of a fault, never a person.</summary>
public static class UnansweredQuery
{
    /// <summary>Longest text that is kept, in characters; longer ones are stories, and stories name people.</summary>
    public const int TextLength = 40;

    /// <summary>So many digits in a row are a phone, a serial or a door number; fault codes have at most four.</summary>
    private const int PersonalDigits = 5;

    private static readonly ImmutableArray<string> Salutations = ["先生", "女士", "小姐", "阿姨", "大爷", "mr ", "mr.", "mrs ", "mrs.", "ms ", "ms."];

    /// <summary>The words in one line and lower case, or null when nothing may or need be kept.</summary>
    public static string? Of(string typed)
    {
        var text = string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        if (text.Length is < 2 or > TextLength || text.Contains('@', StringComparison.Ordinal) || LongestNumber(text) >= PersonalDigits) return null;
        return Salutations.Any(s => text.Contains(s, StringComparison.Ordinal)) || !text.Any(char.IsLetterOrDigit) ? null : text;
    }

    /// <summary>The longest run of digits, where blanks and hyphens between digits do not end it: 138 0013 8000 is one number.</summary>
    private static int LongestNumber(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            if (char.IsDigit(c)) longest = Math.Max(longest, ++run);
            else if (c is not (' ' or '-')) run = 0;
        }

        return longest;
    }
}
