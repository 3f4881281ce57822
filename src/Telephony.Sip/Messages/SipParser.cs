using System.Text;

namespace Telephony.Sip.Messages;

/// <summary>
/// Bytes of one datagram, or of one framed stream message, to a message (RFC 3261 §7, §25). Strict in the start line, CSeq, Content-Length and
/// addresses; lenient in white space. Never throws, never resolves a name, reads each byte a constant number of times.
/// </summary>
internal static class SipParser
{
    public static SipParseResult Parse(ReadOnlySpan<byte> bytes)
    {
        // RFC 3261 §7.5: "Implementations processing SIP messages over stream-oriented transports MUST ignore any CRLF appearing before the start-line."
        while (bytes.StartsWith("\r\n"u8)) bytes = bytes[2..];
        if (bytes.IsEmpty || bytes.IndexOfAnyExcept((byte)0, (byte)'\r', (byte)'\n') < 0) return default;
        if (bytes.Length > SipLimits.MaxMessageBytes) return Dropped("message larger than 64 KiB");
        var lineEnd = bytes.IndexOf("\r\n"u8);
        if (lineEnd <= 0) return Dropped("no start line");
        var startLine = bytes[..lineEnd];
        var headers = new SipHeaders();
        var headerFault = ReadHeaders(bytes[(lineEnd + 2)..], headers, out var body);
        return startLine.StartsWith("SIP/"u8) ? ParseResponse(startLine, headers, headerFault, body) : ParseRequest(startLine, headers, headerFault, body);
    }

    private static SipParseResult Dropped(string rule) => new(null, new SipParseError(400, rule, null));

    private static SipParseResult ParseResponse(ReadOnlySpan<byte> line, SipHeaders headers, string? headerFault, ReadOnlySpan<byte> body)
    {
        // Status-Line = SIP-Version SP Status-Code SP Reason-Phrase CRLF
        if (!line.StartsWith("SIP/2.0 "u8) || line.Length < 11) return Dropped("status line");
        var code = line.Slice(8, 3);
        if (code.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0 || code[0] is < (byte)'1' or > (byte)'6' || (line.Length > 11 && line[11] != ' ')) return Dropped("status code");
        var response = new SipResponse
        {
            Status = (code[0] - '0') * 100 + (code[1] - '0') * 10 + (code[2] - '0'),
            Reason = line.Length > 12 ? SipText.Decode(line[12..]) : "",
            Headers = headers,
        };
        var fault = headerFault is null ? MessageRules.FaultOf(response) : headerFault;
        if (fault is null) fault = TakeBody(response, body);
        return fault is null ? new SipParseResult(response, null) : Dropped(fault);
    }

    private static SipParseResult ParseRequest(ReadOnlySpan<byte> line, SipHeaders headers, string? headerFault, ReadOnlySpan<byte> body)
    {
        // Request-Line = Method SP Request-URI SP SIP-Version CRLF
        var first = line.IndexOf((byte)' ');
        var last = line.LastIndexOf((byte)' ');
        if (first <= 0 || line[..first].IndexOfAnyExcept(SipSyntax.TokenBytes) >= 0) return Dropped("method");
        var lineFault = last <= first || last + 1 >= line.Length ? "request line" : null;
        var uri = lineFault is null ? line[(first + 1)..last] : line[(first + 1)..];
        var version = lineFault is null ? line[(last + 1)..] : default;
        var request = new SipRequest { Method = SipMethods.Intern(Encoding.ASCII.GetString(line[..first])), RequestUri = SipText.Decode(uri), Headers = headers };
        if (lineFault is null && !Ascii.EqualsIgnoreCase(version, "SIP/2.0"u8))
        {
            if (!IsVersion(version)) lineFault = "request line";
            else return Refused(request, 505, "version");
        }

        var fault = lineFault is not null ? (400, lineFault) : headerFault is not null ? (400, headerFault) : MessageRules.FaultOf(request);
        if (fault is null && TakeBody(request, body) is { } bodyFault) fault = (400, bodyFault);
        return fault is { } known ? Refused(request, known.Item1, known.Item2) : new SipParseResult(request, null);
    }

    private static bool IsVersion(ReadOnlySpan<byte> text) =>
        text.Length >= 7 && Ascii.EqualsIgnoreCase(text[..4], "SIP/"u8) && text[4..].IndexOfAnyExcept(SipSyntax.VersionBytes) < 0 && text[4..].IndexOf((byte)'.') > 0;

    private static SipParseResult Refused(SipRequest request, int status, string rule)
    {
        // An ACK is never answered (RFC 3261 §17); without any Via it is not a request that somebody waits for. A Via that cannot be read
        // (SIP/7.0) is no hindrance: the answer goes to where the bytes came from.
        var answerable = !request.Is(SipMethods.Ack) && request.Headers.First(SipHeaderNames.Via) is not null;
        return new SipParseResult(null, new SipParseError(status, rule, answerable ? request : null));
    }

    /// <summary>Reads header lines until the empty line; the first fault is remembered and reading goes on, so that an answer can be addressed.</summary>
    private static string? ReadHeaders(ReadOnlySpan<byte> bytes, SipHeaders headers, out ReadOnlySpan<byte> body)
    {
        string? fault = null;
        body = default;
        while (true)
        {
            var end = bytes.IndexOf("\r\n"u8);
            if (end < 0) return fault ?? "header without end";
            if (end == 0)
            {
                body = bytes[2..];
                return fault;
            }

            var next = end + 2;
            var folded = false;
            while (next < bytes.Length && bytes[next] is (byte)' ' or (byte)'\t')
            {
                var more = bytes[next..].IndexOf("\r\n"u8);
                if (more < 0) return fault ?? "header without end";
                end = next + more;
                next = end + 2;
                folded = true;
            }

            if (headers.Count >= SipLimits.MaxHeaders) return fault ?? "too many headers";
            fault ??= TakeHeader(bytes[..end], folded, headers);
            bytes = bytes[next..];
        }
    }

    private static string? TakeHeader(ReadOnlySpan<byte> line, bool folded, SipHeaders headers)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0) return "header line";
        var name = line[..colon].TrimEnd(" \t"u8);
        if (name.IsEmpty || name.IndexOfAnyExcept(SipSyntax.TokenBytes) >= 0) return "header name";
        var raw = line[(colon + 1)..];
        var fault = ControlFault(raw, folded);
        var value = SipText.Decode(raw).Trim(' ', '\t', '\r', '\n');
        if (folded) value = Unfold(value);
        headers.Add(SipHeaderNames.Intern(name), value);
        return fault;
    }

    private static string? ControlFault(ReadOnlySpan<byte> raw, bool folded)
    {
        for (var i = raw.IndexOfAnyInRange((byte)0, (byte)31); i >= 0 && i < raw.Length; i++)
        {
            var b = raw[i];
            if (b >= 32 || b == '\t') continue;
            if (folded && b is (byte)'\r' or (byte)'\n') continue;
            if (i > 0 && raw[i - 1] == '\\' && b is not (byte)'\r' and not (byte)'\n') continue; // quoted-pair
            return "control character";
        }

        return null;
    }

    /// <summary>LWS = [*WSP CRLF] 1*WSP: a fold is one space (RFC 3261 §7.3.1).</summary>
    private static string Unfold(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] is not '\r' and not '\n')
            {
                text.Append(value[i]);
                continue;
            }

            while (i + 1 < value.Length && value[i + 1] is '\r' or '\n' or ' ' or '\t') i++;
            text.Append(' ');
        }

        return text.ToString();
    }

    private static string? TakeBody(SipMessage message, ReadOnlySpan<byte> body)
    {
        // RFC 3261 §18.3: with Content-Length, surplus bytes of a datagram are discarded; too few bytes are an error.
        var length = body.Length;
        if (message.Headers.First(SipHeaderNames.ContentLength) is { } text)
        {
            if (!SipSyntax.TryNumber(text, int.MaxValue, out var declared)) return "Content-Length";
            if (declared > body.Length) return "Content-Length beyond the datagram";
            length = (int)declared;
        }

        message.Body = body[..length].ToArray();
        return null;
    }
}
