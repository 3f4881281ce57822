namespace Telephony.Sip.Tests;

/// <summary>Messages written as text with plain line ends; <c>{CL}</c> becomes the length of the body.</summary>
internal static class Wire
{
    public static byte[] Bytes(string text)
    {
        var crlf = text.ReplaceLineEndings("\r\n");
        var head = crlf.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0)
        {
            crlf += crlf.EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : "\r\n\r\n";
            head = crlf.Length - 4;
        }

        var body = Encoding.UTF8.GetByteCount(crlf[(head + 4)..]);
        return Encoding.UTF8.GetBytes(crlf.Replace("{CL}", body.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    public static SipRequest Request(string text)
    {
        var result = SipParser.Parse(Bytes(text));
        result.Error.ShouldBeNull();
        return result.Message.ShouldBeOfType<SipRequest>();
    }

    public static SipResponse Response(string text)
    {
        var result = SipParser.Parse(Bytes(text));
        result.Error.ShouldBeNull();
        return result.Message.ShouldBeOfType<SipResponse>();
    }

    public static string Simple(string method, string callId = "c1", uint cseq = 1, string extra = "", string toTag = "", string branch = "z9hG4bKa1", string from = "alice@example.net", string to = "4008001000@127.0.0.1", string body = "") =>
        $"""
        {method} sip:{to} SIP/2.0
        Via: SIP/2.0/UDP 127.0.0.1:5999;branch={branch};rport
        Max-Forwards: 70
        From: <sip:{from}>;tag=f1
        To: <sip:{to}>{(toTag.Length > 0 ? ";tag=" + toTag : "")}
        Call-ID: {callId}
        CSeq: {cseq} {method}
        Contact: <sip:alice@127.0.0.1:5999>{(extra.Length > 0 ? "\n" + extra : "")}
        Content-Length: {"{CL}"}

        {body}
        """;

    public static SipResponse Reply(SipRequest request, int status, string? tag = "t1") => SipResponse.For(request, status, null, tag);
}
