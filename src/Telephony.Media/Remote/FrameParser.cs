using System.Buffers.Binary;

namespace Telephony.Media.Remote;

/// <summary>Cuts a stream of bytes into frames. Grows to one largest frame and no further; allocates only while growing.</summary>
internal sealed class FrameParser
{
    private const int Initial = 16 << 10;
    private byte[] _buffer = new byte[Initial];
    private int _end;
    private int _start;

    /// <summary>Room for the next bytes, never empty.</summary>
    public Memory<byte> Room()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        // Only a frame that was begun and is not whole leaves the buffer full; its length was checked before.
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, Math.Min(2 * _buffer.Length, MediaProtocol.Header + MediaProtocol.MaximumPayload));
        return _buffer.AsMemory(_end);
    }

    /// <summary>So many bytes were put into the room.</summary>
    public void Filled(int count) => _end += count;

    /// <summary>The next whole frame; its payload is valid until the next <see cref="Room"/>.</summary>
    /// <exception cref="MediaProtocolException">A length that no frame has.</exception>
    public bool TryTake(out FrameKind kind, out Span<byte> payload)
    {
        kind = default;
        payload = default;
        var waiting = _buffer.AsSpan(_start, _end - _start);
        if (waiting.Length < MediaProtocol.Header)
            return false;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(waiting);
        if (length is 0 or > MediaProtocol.MaximumPayload + 1)
            throw new MediaProtocolException($"A frame of {length} bytes.");
        if (waiting.Length < sizeof(uint) + length)
            return false;
        kind = (FrameKind)waiting[sizeof(uint)];
        payload = waiting.Slice(MediaProtocol.Header, (int)length - 1);
        _start += sizeof(uint) + (int)length;
        return true;
    }
}
