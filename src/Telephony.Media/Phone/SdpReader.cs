namespace Telephony.Media.Phone;

/// <summary>Cuts an offer into sections, within limits that no honest browser comes near.</summary>
internal static class SdpReader
{
    /// <summary>An audio-only offer is about 2 KB, with every codec and candidate 6 KB.</summary>
    public const int MaxLength = 32 * 1024;

    private const int MaxLines = 600;
    private const int MaxSections = 8;

    /// <summary>Session level first, then each media description in order.</summary>
    /// <exception cref="PhoneOfferException">Too long, or not SDP.</exception>
    public static IReadOnlyList<SdpSection> Read(string sdp)
    {
        if (sdp.Length > MaxLength)
            throw new PhoneOfferException($"the offer is longer than {MaxLength} characters");
        var sections = new List<SdpSection> { new("") };
        var count = 0;
        foreach (var range in sdp.AsSpan().Split('\n'))
        {
            var text = sdp.AsSpan()[range].TrimEnd('\r');
            if (text.IsEmpty)
                continue;
            if (++count > MaxLines)
                throw new PhoneOfferException($"the offer has more than {MaxLines} lines");
            if (text.Length < 2 || text[1] != '=' || !char.IsAsciiLetterLower(text[0]))
                throw new PhoneOfferException($"line {count} is not SDP");
            Add(sections, new(text[0], text[2..].ToString()));
        }

        if (count == 0 || sections[0].Field('v') != "0")
            throw new PhoneOfferException("the offer does not begin with v=0");
        return sections;
    }

    private static void Add(List<SdpSection> sections, SdpLine line)
    {
        if (line.Type != 'm')
        {
            sections[^1].Add(line);
            return;
        }

        if (sections.Count > MaxSections)
            throw new PhoneOfferException($"the offer has more than {MaxSections} media descriptions");
        sections.Add(new(line.Value));
    }
}
