namespace Telephony.Media.Phone;

/// <summary>The lines of one media description, or of the session level when <see cref="Media"/> is empty.</summary>
internal sealed class SdpSection(string media)
{
    private readonly List<SdpLine> lines = [];

    /// <summary>The value of the m= line.</summary>
    public string Media { get; } = media;

    public void Add(SdpLine line) => lines.Add(line);

    public string? Attribute(string name)
    {
        foreach (var line in lines)
        {
            if (line.TryAttribute(name, out var value))
                return value;
        }

        return null;
    }

    public IEnumerable<string> Attributes(string name)
    {
        foreach (var line in lines)
        {
            if (line.TryAttribute(name, out var value))
                yield return value;
        }
    }

    public string? Field(char type) => lines.Where(l => l.Type == type).Select(l => l.Value).FirstOrDefault();
}
