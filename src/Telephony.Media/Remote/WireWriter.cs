using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Telephony.Media.Remote;

/// <summary>Writes a payload. One for each command or fact, never one for a packet.</summary>
internal sealed class WireWriter
{
    private byte[] _bytes = new byte[128];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public WireWriter Byte(byte value)
    {
        Room(1)[0] = value;
        return this;
    }

    public WireWriter Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    public WireWriter UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(Room(sizeof(ushort)), value);
        return this;
    }

    public WireWriter UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(Room(sizeof(uint)), value);
        return this;
    }

    public WireWriter Int32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), value);
        return this;
    }

    public WireWriter Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), value);
        return this;
    }

    public WireWriter Double(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(Room(sizeof(double)), value);
        return this;
    }

    public WireWriter Guid(Guid value)
    {
        value.TryWriteBytes(Room(MediaProtocol.IdBytes));
        return this;
    }

    public WireWriter Leg(MediaLegId leg) => Guid(leg.Value);

    public WireWriter Recording(RecordingId recording) => Guid(recording.Value);

    public WireWriter Bytes(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Room(value.Length));
        return this;
    }

    /// <exception cref="ArgumentException">Longer than a text may be.</exception>
    public WireWriter Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        if (length > MediaProtocol.MaximumText)
            throw new ArgumentException("A text is too long.", nameof(value));
        UInt16((ushort)length);
        Encoding.UTF8.GetBytes(value, Room(length));
        return this;
    }

    public WireWriter OptionalText(string? value) => value is null ? Flag(false) : Flag(true).Text(value);

    public WireWriter Address(IPAddress value) => Byte(value.AddressFamily == AddressFamily.InterNetwork ? (byte)4 : (byte)6).Bytes(value.GetAddressBytes());

    public WireWriter EndPoint(IPEndPoint value) => Address(value.Address).UInt16((ushort)value.Port);

    public WireWriter Choice<T>(T value)
        where T : struct, Enum => Int32(Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture));

    private Span<byte> Room(int count)
    {
        if (_length + count > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + count));
        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }
}
