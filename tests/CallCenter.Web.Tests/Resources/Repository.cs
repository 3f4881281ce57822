using System.Xml.Linq;

namespace CallCenter.Web.Tests.Resources;

/// <summary>The web project's source files, found upwards from where the tests run.</summary>
internal static class Repository
{
    public static string Web { get; } = Path.Combine(Root(), "src", "CallCenter.Web");

    public static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Web, pattern, SearchOption.AllDirectories)
        .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "artifacts"));

    public static Dictionary<string, string> Texts(string file) => XDocument.Load(file).Root!.Elements("data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    /// <summary>zh-CN files, each with its English brother.</summary>
    public static IEnumerable<(string Chinese, string English)> Pairs() => Files("*.resx")
        .Where(f => !f.EndsWith(".en.resx", StringComparison.Ordinal))
        .Select(f => (f, Path.ChangeExtension(f, ".en.resx")));

    public static bool HasChinese(string text) => text.Any(c => c is >= '\u4e00' and <= '\u9fff' or >= '\u3000' and <= '\u303f' or >= '\uff00' and <= '\uffef');

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AfterSales.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run below the repository.");
    }
}
