using System.Buffers;

namespace Telephony.Sip.Messages;

/// <summary>Message to bytes. Content-Length is always computed here; control characters in values become spaces, so nothing can inject a header.</summary>
internal static class SipWriter
{
    public static byte[] ToBytes(SipMessage message)
    {
        var output = new ArrayBufferWriter<byte>(1024 + message.Body.Length);
        if (message is SipRequest request)
        {
            Clean(output, request.Method);
            output.Write(" "u8);
            Clean(output, request.RequestUri);
            output.Write(" SIP/2.0\r\n"u8);
        }
        else if (message is SipResponse response)
        {
            output.Write("SIP/2.0 "u8);
            Number(output, response.Status);
            output.Write(" "u8);
            Clean(output, response.Reason);
            output.Write("\r\n"u8);
        }

        for (var i = 0; i < message.Headers.Count; i++)
        {
            var header = message.Headers[i];
            if (header.Name == SipHeaderNames.ContentLength) continue;
            Clean(output, header.Name);
            output.Write(": "u8);
            Clean(output, header.Value);
            output.Write("\r\n"u8);
        }

        output.Write("Content-Length: "u8);
        Number(output, message.Body.Length);
        output.Write("\r\n\r\n"u8);
        output.Write(message.Body.Span);
        return output.WrittenSpan.ToArray();
    }

    private static void Clean(ArrayBufferWriter<byte> output, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            // A quoted-pair may hold a control character (RFC 3261 §25.1), but never CR or LF.
            if (text[i] is '\r' or '\n' || (text[i] < ' ' && text[i] != '\t' && (i == 0 || text[i - 1] != '\\')))
            {
                SipText.Write(output, Replaced(text));
                return;
            }
        }

        SipText.Write(output, text);
    }

    private static string Replaced(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++) to[i] = from[i] < ' ' ? ' ' : from[i];
    });

    private static void Number(ArrayBufferWriter<byte> output, int value)
    {
        value.TryFormat(output.GetSpan(11), out var written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }
}
