using System.Text;

namespace KnowledgeBase.Analysis;

/// <summary>A term of the tables as its atoms.</summary>
internal sealed record Term(string Text, ImmutableArray<Atom> Atoms)
{
    public static Term Of(string text) => new(text, [.. TextAnalyzer.Atoms(text)]);

    /// <summary>The same for all spellings that compare equal.</summary>
    public string Key => KeyOf(Atoms.AsSpan());

    public static string KeyOf(ReadOnlySpan<Atom> atoms)
    {
        var key = new StringBuilder();
        foreach (var atom in atoms) key.Append(atom.Text).Append(' ');
        return key.ToString();
    }
}
