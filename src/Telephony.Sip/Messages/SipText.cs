using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Telephony.Sip.Messages;

/// <summary>
/// Bytes to text and back without loss. Valid UTF-8 is text; any other byte becomes a lone low surrogate (U+DC00 + byte) and is written
/// back as that byte: gateways that send display names in GBK must get their own From header back unchanged (RFC 3261 §8.2.6.2).
/// </summary>
internal static class SipText
{
    private const char EscapeFirst = '\uDC80';
    private const char EscapeLast = '\uDCFF';

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes)) return Encoding.ASCII.GetString(bytes);
        if (Utf8.IsValid(bytes)) return Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var consumed);
            if (status == OperationStatus.Done) text.Append(rune.ToString());
            else foreach (var b in bytes[..consumed]) text.Append((char)(0xDC00 + b));
            bytes = bytes[consumed..];
        }

        return text.ToString();
    }

    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        var span = output.GetSpan(text.Length * 3);
        if (Ascii.IsValid(text))
        {
            Ascii.FromUtf16(text, span, out var ascii);
            output.Advance(ascii);
            return;
        }

        var written = 0;
        while (!text.IsEmpty)
        {
            var status = Rune.DecodeFromUtf16(text, out var rune, out var consumed);
            if (status == OperationStatus.Done) written += rune.EncodeToUtf8(span[written..]);
            else if (text[0] is >= EscapeFirst and <= EscapeLast) span[written++] = (byte)(text[0] - 0xDC00);
            else span[written++] = (byte)'?';
            text = text[consumed..];
        }

        output.Advance(written);
    }

    /// <summary>Text fit for people: undecodable bytes as U+FFFD, control characters as spaces.</summary>
    public static string ForDisplay(string text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c) || c is >= EscapeFirst and <= EscapeLast)
                return string.Create(text.Length, text, static (to, from) =>
                {
                    for (var i = 0; i < from.Length; i++)
                        to[i] = char.IsControl(from[i]) ? ' ' : from[i] is >= EscapeFirst and <= EscapeLast && (i == 0 || !char.IsHighSurrogate(from[i - 1])) ? '\uFFFD' : from[i];
                });
        }

        return text;
    }
}
