namespace Crm.Domain.Tickets;

/// <summary>Finds whom a message names: <c>@</c> and an account's, a person's or a work group's name. Only those who may be named are found.</summary>
public static class Mentions
{
    /// <summary>Accounts that the text names, each once, in the order of the text.</summary>
    /// <param name="text">The message.</param>
    /// <param name="targets">Whom it may name: people who may see the ticket, and its groups.</param>
    public static ImmutableArray<string> In(string text, IReadOnlyCollection<MentionTarget> targets) =>
        [.. Spans(text, targets).SelectMany(s => s.Target.People).Distinct(StringComparer.Ordinal)];

    /// <summary>Where the text names whom; spans do not overlap and begin at the <c>@</c>.</summary>
    /// <param name="text">The message.</param>
    /// <param name="targets">Whom it may name.</param>
    public static ImmutableArray<(int Start, int Length, MentionTarget Target)> Spans(string text, IReadOnlyCollection<MentionTarget> targets)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(targets);
        var found = ImmutableArray.CreateBuilder<(int, int, MentionTarget)>();
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf('@', at + 1))
        {
            // In the middle of a word it is an e-mail address.
            if (at > 0 && IsWord(text[at - 1])) continue;
            var (length, target) = Longest(text.AsSpan(at + 1), targets);
            if (target is null) continue;
            found.Add((at, length + 1, target));
            at += length;
            if (at + 1 >= text.Length) break;
        }

        return found.ToImmutable();
    }

    /// <summary>What is being typed behind the last <c>@</c>, or null when no name is being typed.</summary>
    public static string? Typed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.LastIndexOf('@');
        if (at < 0 || (at > 0 && IsWord(text[at - 1]))) return null;
        var typed = text[(at + 1)..];
        return typed.Length <= 20 && !typed.Any(char.IsWhiteSpace) ? typed : null;
    }

    private static (int Length, MentionTarget? Target) Longest(ReadOnlySpan<char> rest, IReadOnlyCollection<MentionTarget> targets)
    {
        (int Length, MentionTarget? Target) best = (0, null);
        foreach (var target in targets)
        {
            foreach (var name in (ReadOnlySpan<string>)[target.Name, target.Label])
            {
                if (name.Length <= best.Length || !rest.StartsWith(name, StringComparison.OrdinalIgnoreCase)) continue;
                // agent1 is not named by @agent12; behind a Chinese name a sentence may go on.
                if (char.IsAsciiLetterOrDigit(name[^1]) && rest.Length > name.Length && IsWord(rest[name.Length])) continue;
                best = (name.Length, target);
            }
        }

        return best;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.';
}
