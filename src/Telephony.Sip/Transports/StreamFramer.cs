using System.Text;

namespace Telephony.Sip.Transports;

/// <summary>
/// Cuts a byte stream into messages by Content-Length (RFC 3261 §18.3, §20.14). Each byte is looked at a constant number of times, memory is
/// bounded by one message (64 KiB).
/// </summary>
internal sealed class StreamFramer
{
    private byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;
    private int _searched;
    private bool _isOver;

    /// <summary>A message has begun and is not complete, or never will be. Line ends alone begin none: they are a pong, or the first half of a ping (RFC 5626 §3.5.1).</summary>
    public bool IsPartial => _isOver || _buffer.AsSpan(_start, _end - _start).ContainsAnyExcept((byte)'\r', (byte)'\n');

    /// <summary>Free room to read into; grows up to one message plus one read.</summary>
    public Memory<byte> Space()
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            _end -= _start;
            _searched -= _start;
            if (_searched < 0) _searched = 0;
            _start = 0;
        }

        if (_buffer.Length - _end < 2048 && _buffer.Length < SipLimits.MaxMessageBytes * 2) Array.Resize(ref _buffer, _buffer.Length * 2);
        return _buffer.AsMemory(_end);
    }

    public void Filled(int count) => _end += count;

    public FrameKind Next(out ReadOnlyMemory<byte> frame)
    {
        frame = default;
        if (_isOver)
        {
            // What follows is the body of a message that was refused: read as messages it would let a body speak for its sender.
            Consume(_end - _start);
            return FrameKind.Incomplete;
        }

        var bytes = _buffer.AsSpan(_start, _end - _start);
        if (bytes.StartsWith("\r\n"u8))
        {
            var ping = bytes.StartsWith("\r\n\r\n"u8);
            if (!ping && bytes.Length < 4 && "\r\n\r\n"u8.StartsWith(bytes)) return FrameKind.Incomplete;
            Consume(ping ? 4 : 2);
            return ping ? FrameKind.Ping : Next(out frame);
        }

        if (bytes.IsEmpty) return FrameKind.Incomplete;
        var from = Math.Max(0, _searched - _start - 3);
        var blank = bytes[from..].IndexOf("\r\n\r\n"u8);
        if (blank < 0)
        {
            _searched = _end;
            return bytes.Length > SipLimits.MaxMessageBytes ? Break(FrameKind.Broken, bytes.Length, out frame) : FrameKind.Incomplete;
        }

        var head = from + blank + 4;
        if (!TryContentLength(bytes[..head], out var length)) return Break(FrameKind.Broken, head, out frame);
        if (length > SipLimits.MaxMessageBytes - Math.Min(head, SipLimits.MaxMessageBytes)) return Break(FrameKind.TooLarge, head, out frame);
        if (bytes.Length < head + length) return FrameKind.Incomplete;
        frame = _buffer.AsMemory(_start, head + length);
        Consume(head + length);
        return FrameKind.Message;
    }

    private FrameKind Break(FrameKind why, int head, out ReadOnlyMemory<byte> frame)
    {
        frame = _buffer.AsMemory(_start, head);
        Consume(_end - _start);
        _isOver = true;
        return why;
    }

    private void Consume(int count)
    {
        _start += count;
        _searched = _start;
        if (_start == _end) _start = _end = _searched = 0;
    }

    private static bool TryContentLength(ReadOnlySpan<byte> head, out int length)
    {
        length = -1;
        Span<char> digits = stackalloc char[10];
        while (!head.IsEmpty)
        {
            var end = head.IndexOf("\r\n"u8);
            var line = end < 0 ? head : head[..end];
            head = end < 0 ? default : head[(end + 2)..];
            var colon = line.IndexOf((byte)':');
            if (colon <= 0) continue;
            var name = line[..colon].TrimEnd(" \t"u8);
            if (!Ascii.EqualsIgnoreCase(name, "Content-Length"u8) && !Ascii.EqualsIgnoreCase(name, "l"u8)) continue;
            var value = line[(colon + 1)..].Trim(" \t"u8);
            if (length >= 0 || value.Length is 0 or > 10 || Ascii.ToUtf16(value, digits, out var count) != System.Buffers.OperationStatus.Done) return false;
            if (!SipSyntax.TryNumber(digits[..count], int.MaxValue, out var number)) return false;
            length = (int)number;
        }

        return length >= 0;
    }
}
