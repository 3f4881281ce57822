using System.Text;

namespace KnowledgeBase.Analysis;

/// <summary>The text files that are built into this assembly.</summary>
internal static class EmbeddedText
{
    public static IEnumerable<string> Names(string folder) =>
        typeof(EmbeddedText).Assembly.GetManifestResourceNames()
            .Select(n => n.Replace('\\', '/'))
            .Where(n => n.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    public static string Read(string name)
    {
        var assembly = typeof(EmbeddedText).Assembly;
        var actual = assembly.GetManifestResourceNames().Single(n => n.Replace('\\', '/') == name);
        using var stream = assembly.GetManifestResourceStream(actual)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Lines without blanks at the ends, without empty ones and without remarks (<c>#</c>).</summary>
    public static IEnumerable<string> Lines(string name) =>
        Read(name).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#');
}
