using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Telephony.Media.Remote;

/// <summary>Reads a payload; whatever is missing, too much or out of range is a <see cref="MediaProtocolException"/>.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> payload)
{
    private static readonly UTF8Encoding s_text = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private ReadOnlySpan<byte> _left = payload;

    public readonly int Left => _left.Length;

    public byte Byte() => Take(1)[0];

    public bool Flag() => Byte() switch
    {
        0 => false,
        1 => true,
        _ => throw new MediaProtocolException("A flag is 0 or 1."),
    };

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    public Guid Guid() => new(Take(MediaProtocol.IdBytes));

    public MediaLegId Leg() => new(Guid());

    public RecordingId Recording() => new(Guid());

    public ReadOnlySpan<byte> Bytes(int count) => Take(count);

    public string Text()
    {
        var length = UInt16();
        if (length > MediaProtocol.MaximumText)
            throw new MediaProtocolException("A text is too long.");
        try
        {
            return s_text.GetString(Take(length));
        }
        catch (DecoderFallbackException)
        {
            throw new MediaProtocolException("A text is not UTF-8.");
        }
    }

    public string? OptionalText() => Flag() ? Text() : null;

    /// <summary>A count of things that each take at least so many bytes: never more than can be there, so that nothing is allocated on a liar's word.</summary>
    public int Count(int least)
    {
        var count = Int32();
        return count >= 0 && count <= _left.Length / least ? count : throw new MediaProtocolException("A count does not fit.");
    }

    public IPAddress Address() => Byte() switch
    {
        4 => new IPAddress(Take(4)),
        6 => new IPAddress(Take(16)),
        _ => throw new MediaProtocolException("An address has 4 or 16 bytes."),
    };

    public IPEndPoint EndPoint()
    {
        var address = Address();
        return new IPEndPoint(address, UInt16());
    }

    public T Choice<T>()
        where T : struct, Enum
    {
        var value = (T)Enum.ToObject(typeof(T), Int32());
        return Enum.IsDefined(value) ? value : throw new MediaProtocolException($"No {typeof(T).Name} has this value.");
    }

    /// <summary>Nothing may be left.</summary>
    public readonly void End()
    {
        if (!_left.IsEmpty)
            throw new MediaProtocolException("A frame is too long.");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _left.Length)
            throw new MediaProtocolException("A frame is too short.");
        var taken = _left[..count];
        _left = _left[count..];
        return taken;
    }
}
