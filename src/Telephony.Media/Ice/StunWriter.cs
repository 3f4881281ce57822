using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Telephony.Media.Ice;

/// <summary>Builds one STUN message into the caller's buffer; attributes in the order of the calls.</summary>
internal ref struct StunWriter
{
    private readonly Span<byte> buffer;

    public StunWriter(Span<byte> buffer, ushort type, scoped ReadOnlySpan<byte> cookieAndTransaction)
    {
        this.buffer = buffer;
        BinaryPrimitives.WriteUInt16BigEndian(buffer, type);
        cookieAndTransaction.CopyTo(buffer[4..StunMessage.HeaderLength]);
        Length = StunMessage.HeaderLength;
        PatchLength(Length);
    }

    public int Length { get; private set; }

    public void Add(ushort type, scoped ReadOnlySpan<byte> value) => value.CopyTo(Reserve(type, value.Length));

    public void AddList(ushort type, scoped ReadOnlySpan<ushort> values)
    {
        var target = Reserve(type, values.Length * sizeof(ushort));
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(target[(i * sizeof(ushort))..], values[i]);
    }

    public void AddError(int code, string reason)
    {
        var target = Reserve(StunAttribute.ErrorCode, 4 + Encoding.ASCII.GetByteCount(reason));
        target[..2].Clear();
        target[2] = (byte)(code / 100);
        target[3] = (byte)(code % 100);
        Encoding.ASCII.GetBytes(reason, target[4..]);
    }

    /// <summary>XOR-MAPPED-ADDRESS of a socket address (RFC 8489 §14.2), read from its raw form so that nothing is allocated.</summary>
    public void AddXorMapped(SocketAddress address)
    {
        var raw = address.Buffer.Span;
        var isV6 = address.Family == AddressFamily.InterNetworkV6;
        var ip = isV6 ? raw.Slice(8, 16) : raw.Slice(4, 4);
        var mask = buffer.Slice(4, 16);
        var target = Reserve(StunAttribute.XorMappedAddress, 4 + ip.Length);
        target[0] = 0;
        target[1] = (byte)(isV6 ? 2 : 1);
        target[2] = (byte)(raw[2] ^ mask[0]);
        target[3] = (byte)(raw[3] ^ mask[1]);
        for (var i = 0; i < ip.Length; i++)
            target[4 + i] = (byte)(ip[i] ^ mask[i]);
    }

    /// <summary>MESSAGE-INTEGRITY over everything so far.</summary>
    public void AddIntegrity(scoped ReadOnlySpan<byte> password)
    {
        var covered = Length;
        var target = Reserve(StunAttribute.MessageIntegrity, StunMessage.IntegrityLength);
        HMACSHA1.HashData(password, buffer[..covered], target);
    }

    /// <summary>FINGERPRINT over everything so far; must be the last call.</summary>
    public void AddFingerprint()
    {
        var covered = Length;
        var target = Reserve(StunAttribute.Fingerprint, sizeof(uint));
        BinaryPrimitives.WriteUInt32BigEndian(target, StunMessage.Fingerprint(buffer[..covered]));
    }

    private Span<byte> Reserve(ushort type, int valueLength)
    {
        var padded = (valueLength + 3) & ~3;
        BinaryPrimitives.WriteUInt16BigEndian(buffer[Length..], type);
        BinaryPrimitives.WriteUInt16BigEndian(buffer[(Length + 2)..], (ushort)valueLength);
        var value = buffer.Slice(Length + 4, padded);
        value[valueLength..].Clear();
        Length += 4 + padded;
        PatchLength(Length);
        return value[..valueLength];
    }

    private readonly void PatchLength(int total) =>
        BinaryPrimitives.WriteUInt16BigEndian(buffer[2..], (ushort)(total - StunMessage.HeaderLength));
}
