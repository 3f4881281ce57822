using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Telephony.Media.Ice;

/// <summary>
/// A STUN message over the datagram it lies in: parsed strictly, copied nowhere (RFC 8489 §5, §14). What follows
/// MESSAGE-INTEGRITY is not authenticated and therefore not read, except FINGERPRINT, which ICE requires (RFC 8445 §7.1):
/// it must be there, last and right.
/// </summary>
internal readonly ref struct StunMessage
{
    public const int HeaderLength = 20;
    public const uint MagicCookie = 0x2112_A442;
    public const uint FingerprintXor = 0x5354_554E;
    public const ushort BindingRequest = 0x0001;
    public const ushort BindingIndication = 0x0011;
    public const ushort BindingSuccess = 0x0101;
    public const ushort BindingError = 0x0111;
    public const int IntegrityLength = 20;

    /// <summary>Connectivity checks are about 120 bytes; a check that needs more than an MTU is not one.</summary>
    public const int MaxLength = 1280;

    /// <summary>A check of today's browsers has eight attributes.</summary>
    private const int MaxAttributes = 32;
    private const int AttributeHeader = 4;
    private readonly ReadOnlySpan<byte> message;
    private readonly int integrityAt;

    private StunMessage(ReadOnlySpan<byte> message, int integrityAt)
    {
        this.message = message;
        this.integrityAt = integrityAt;
    }

    public ushort Type => BinaryPrimitives.ReadUInt16BigEndian(message);

    /// <summary>Cookie and transaction id, 16 bytes: what a response repeats and XOR addresses are hidden with.</summary>
    public ReadOnlySpan<byte> CookieAndTransaction => message.Slice(4, 16);

    public bool HasIntegrity => integrityAt > 0;

    /// <summary>Whether a datagram's first byte can be STUN at all when sharing a port with DTLS and SRTP (RFC 7983 §7).</summary>
    public static bool MayBe(byte first) => first < 4;

    public static bool TryParse(ReadOnlySpan<byte> datagram, out StunMessage parsed)
    {
        parsed = default;
        if (datagram.Length is < HeaderLength or > MaxLength || datagram[0] > 0x3F || BinaryPrimitives.ReadUInt32BigEndian(datagram[4..]) != MagicCookie)
            return false;
        var body = BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]);
        if ((body & 3) != 0 || HeaderLength + body != datagram.Length)
            return false;

        var integrity = 0;
        var attributes = 0;
        var hasFingerprint = false;
        for (var at = HeaderLength; at < datagram.Length; attributes++)
        {
            if (attributes == MaxAttributes || !TryAttribute(datagram, at, out var type, out var value, out var next))
                return false;
            if (type == StunAttribute.MessageIntegrity && integrity == 0)
            {
                if (value.Length != IntegrityLength)
                    return false;
                integrity = at;
            }

            if (type == StunAttribute.Fingerprint)
            {
                if (next != datagram.Length || !FingerprintHolds(datagram, at, value))
                    return false;
                hasFingerprint = true;
            }

            at = next;
        }

        parsed = new(datagram, integrity);
        return hasFingerprint;
    }

    /// <summary>Whether MESSAGE-INTEGRITY was made with this password (RFC 8489 §14.5, short-term: the key is the password).</summary>
    public bool IntegrityHolds(ReadOnlySpan<byte> password)
    {
        if (!HasIntegrity)
            return false;
        // the HMAC covers the header with the length that ends behind MESSAGE-INTEGRITY
        Span<byte> covered = stackalloc byte[integrityAt];
        message[..integrityAt].CopyTo(covered);
        BinaryPrimitives.WriteUInt16BigEndian(covered[2..], (ushort)(integrityAt + AttributeHeader + IntegrityLength - HeaderLength));
        Span<byte> expected = stackalloc byte[IntegrityLength];
        HMACSHA1.HashData(password, covered, expected);
        return CryptographicOperations.FixedTimeEquals(expected, message.Slice(integrityAt + AttributeHeader, IntegrityLength));
    }

    /// <summary>First attribute of the type among the authenticated ones (all, if the message has no integrity).</summary>
    public bool TryFind(ushort wanted, out ReadOnlySpan<byte> value)
    {
        var end = HasIntegrity ? integrityAt : message.Length;
        for (var at = HeaderLength; at < end;)
        {
            if (!TryAttribute(message, at, out var type, out value, out at))
                break;
            if (type == wanted)
                return true;
        }

        value = default;
        return false;
    }

    public bool Has(ushort type) => TryFind(type, out _);

    /// <summary>Collects the attributes a responder would have to understand and does not (RFC 8489 §6.3.1).</summary>
    /// <returns>How many were written, at most the span's length.</returns>
    public int UnknownRequired(Span<ushort> unknown)
    {
        var count = 0;
        var end = HasIntegrity ? integrityAt : message.Length;
        for (var at = HeaderLength; at < end && count < unknown.Length;)
        {
            if (!TryAttribute(message, at, out var type, out _, out at))
                break;
            if (type < StunAttribute.FirstOptional && !IsUnderstood(type))
                unknown[count++] = type;
        }

        return count;
    }

    internal static uint Fingerprint(ReadOnlySpan<byte> covered) => Crc32.Of(covered) ^ FingerprintXor;

    private static bool IsUnderstood(ushort type) => type is StunAttribute.Username or StunAttribute.Priority or StunAttribute.UseCandidate
        or StunAttribute.MessageIntegrity or StunAttribute.XorMappedAddress or StunAttribute.ErrorCode or StunAttribute.UnknownAttributes;

    private static bool TryAttribute(ReadOnlySpan<byte> message, int at, out ushort type, out ReadOnlySpan<byte> value, out int next)
    {
        type = 0;
        value = default;
        next = message.Length;
        if (at + AttributeHeader > message.Length)
            return false;
        type = BinaryPrimitives.ReadUInt16BigEndian(message[at..]);
        var length = BinaryPrimitives.ReadUInt16BigEndian(message[(at + 2)..]);
        var end = at + AttributeHeader + ((length + 3) & ~3);
        if (end > message.Length)
            return false;
        value = message.Slice(at + AttributeHeader, length);
        next = end;
        return true;
    }

    private static bool FingerprintHolds(ReadOnlySpan<byte> message, int at, ReadOnlySpan<byte> value) =>
        value.Length == 4 && BinaryPrimitives.ReadUInt32BigEndian(value) == Fingerprint(message[..at]);
}
