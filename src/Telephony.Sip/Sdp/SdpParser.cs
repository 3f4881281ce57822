namespace Telephony.Sip.Sdp;

/// <summary>
/// RFC 8866, strict in the lines that decide (v, o, m, c, rtpmap), blind to the rest, bounded: 16 KiB, 16 media, 64 formats each.
/// Never throws, never resolves a name.
/// </summary>
internal static class SdpParser
{
    private const int MaxLength = 16 * 1024;
    private const int MaxMedia = 16;
    private const int MaxFormats = 64;

    public static bool TryParse(string text, out SdpDescription description, out string fault)
    {
        description = null!;
        fault = "";
        if (text.Length > MaxLength) return Fail("too long", out fault);
        var media = ImmutableArray.CreateBuilder<SdpMedia>();
        var session = new SdpMedia { Kind = "", Port = 0, Protocol = "", Formats = [] };
        SdpMedia? current = null;
        var number = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = raw.TrimEnd();
            if (line.IsEmpty) continue;
            number++;
            if (line.Length < 2 || line[1] != '=') return Fail("line without type", out fault);
            var value = line[2..];
            if (number == 1 && line is not "v=0") return Fail("v=0 must come first", out fault);
            switch (line[0])
            {
                case 'o' when Fields(value) != 6 || current is not null:
                    return Fail("o=", out fault);
                case 'm':
                    if (current is not null) media.Add(current);
                    if (media.Count >= MaxMedia || !TryMedia(value, session, out current)) return Fail("m=", out fault);
                    break;
                case 'c':
                    if (!TryAddress(value, current ?? session, out var addressed)) return Fail("c=", out fault);
                    if (current is null) session = addressed;
                    else current = addressed;
                    break;
                case 'a':
                    if (!TryAttribute(value, current ?? session, out var attributed)) return Fail("a=rtpmap", out fault);
                    if (current is null) session = attributed;
                    else current = attributed;
                    break;
            }
        }

        if (number == 0) return Fail("empty", out fault);
        if (current is not null) media.Add(current);
        description = new SdpDescription(media.ToImmutable());
        return true;
    }

    private static bool Fail(string rule, out string fault)
    {
        fault = rule;
        return false;
    }

    private static int Fields(ReadOnlySpan<char> value)
    {
        var n = 0;
        foreach (var range in value.Split(' '))
            if (!value[range].IsEmpty) n++;
        return n;
    }

    /// <summary>m=audio 49170[/2] RTP/AVP 0 8 101</summary>
    private static bool TryMedia(ReadOnlySpan<char> value, SdpMedia session, out SdpMedia media)
    {
        media = null!;
        string kind = "", protocol = "";
        var port = -1;
        var formats = ImmutableArray.CreateBuilder<string>();
        var n = 0;
        foreach (var range in value.Split(' '))
        {
            var field = value[range];
            if (field.IsEmpty) return false;
            switch (n++)
            {
                case 0:
                    kind = field.ToString();
                    break;
                case 1:
                    var slash = field.IndexOf('/');
                    if (!SipSyntax.TryPort(slash < 0 ? field : field[..slash], out port)) return false;
                    break;
                case 2:
                    protocol = field.ToString();
                    break;
                default:
                    if (formats.Count >= MaxFormats) return false;
                    formats.Add(field.ToString());
                    break;
            }
        }

        if (formats.Count == 0) return false;
        media = new SdpMedia
        {
            Kind = kind, Port = port, Protocol = protocol, Formats = formats.ToImmutable(),
            Address = session.Address, HasNamedAddress = session.HasNamedAddress, Direction = session.Direction, PtimeMs = session.PtimeMs,
        };
        return true;
    }

    /// <summary>c=IN IP4 192.0.2.1[/ttl]</summary>
    private static bool TryAddress(ReadOnlySpan<char> value, SdpMedia into, out SdpMedia result)
    {
        result = into;
        if (!value.StartsWith("IN IP4 ", StringComparison.Ordinal) && !value.StartsWith("IN IP6 ", StringComparison.Ordinal)) return false;
        var text = value[7..];
        var slash = text.IndexOf('/');
        if (slash >= 0) text = text[..slash];
        if (text.IsEmpty) return false;
        result = IPAddress.TryParse(text, out var address) ? into with { Address = address, HasNamedAddress = false } : into with { Address = null, HasNamedAddress = true };
        return true;
    }

    private static bool TryAttribute(ReadOnlySpan<char> value, SdpMedia into, out SdpMedia result)
    {
        result = value switch
        {
            "sendrecv" => into with { Direction = SdpDirection.SendRecv },
            "sendonly" => into with { Direction = SdpDirection.SendOnly },
            "recvonly" => into with { Direction = SdpDirection.RecvOnly },
            "inactive" => into with { Direction = SdpDirection.Inactive },
            _ => into,
        };
        if (value.StartsWith("ptime:", StringComparison.Ordinal))
        {
            if (SipSyntax.TryNumber(value[6..].Trim(), 1000, out var ms)) result = into with { PtimeMs = (int)ms };
            return true;
        }

        if (!value.StartsWith("rtpmap:", StringComparison.Ordinal)) return true;
        var rest = value[7..];
        var space = rest.IndexOf(' ');
        if (space <= 0 || !SipSyntax.TryNumber(rest[..space], 127, out var payload)) return false;
        if (into.Maps.Count < MaxFormats) result = into with { Maps = into.Maps.SetItem((int)payload, rest[(space + 1)..].Trim().ToString().ToLowerInvariant()) };
        return true;
    }
}
