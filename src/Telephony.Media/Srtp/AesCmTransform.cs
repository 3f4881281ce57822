using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Telephony.Media.Srtp;

/// <summary>AES_CM_128_HMAC_SHA1_80 for SRTP and SRTCP (RFC 3711 §4.1.1, §4.2.1, RFC 5764 §4.1.2).</summary>
internal sealed class AesCmTransform : SrtpTransform
{
    private const int KeyLength = 16;
    private const int SaltLength = 14;
    private const int AuthenticationKeyLength = 20;
    private const int HashLength = 20;
    private const int Tag = 10;
    private const int Word = 4;
    private const int Iv = 16;

    private readonly AesCounterStream rtp;
    private readonly AesCounterStream rtcp;
    private readonly IncrementalHash rtpHash;
    private readonly IncrementalHash rtcpHash;
    private readonly byte[] rtpSalt;
    private readonly byte[] rtcpSalt;

    private AesCmTransform(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt)
    {
        rtp = new(SrtpKeyDerivation.Derive(key, salt, SrtpKeyDerivation.RtpEncryption, KeyLength));
        rtcp = new(SrtpKeyDerivation.Derive(key, salt, SrtpKeyDerivation.RtcpEncryption, KeyLength));
        rtpHash = Hash(SrtpKeyDerivation.Derive(key, salt, SrtpKeyDerivation.RtpAuthentication, AuthenticationKeyLength));
        rtcpHash = Hash(SrtpKeyDerivation.Derive(key, salt, SrtpKeyDerivation.RtcpAuthentication, AuthenticationKeyLength));
        rtpSalt = SrtpKeyDerivation.Derive(key, salt, SrtpKeyDerivation.RtpSalt, SaltLength);
        rtcpSalt = SrtpKeyDerivation.Derive(key, salt, SrtpKeyDerivation.RtcpSalt, SaltLength);
    }

    public override int RtpOverhead => Tag;

    public override int RtcpOverhead => Word + Tag;

    public static AesCmTransform FromMaster(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt) => new(key, salt);

    public override void ProtectRtp(Span<byte> buffer, int length, int headerLength, ulong index)
    {
        Span<byte> hash = stackalloc byte[HashLength];
        ApplyStream(rtp, rtpSalt, RtpLayout.Ssrc(buffer), index, buffer[headerLength..length]);
        RtpHash(buffer[..length], index, hash);
        hash[..Tag].CopyTo(buffer[length..]);
    }

    public override bool UnprotectRtp(Span<byte> packet, int headerLength, ulong index)
    {
        Span<byte> hash = stackalloc byte[HashLength];
        RtpHash(packet[..^Tag], index, hash);
        if (!CryptographicOperations.FixedTimeEquals(hash[..Tag], packet[^Tag..]))
            return false;
        ApplyStream(rtp, rtpSalt, RtpLayout.Ssrc(packet), index, packet[headerLength..^Tag]);
        return true;
    }

    public override void ProtectRtcp(Span<byte> buffer, int length, uint index)
    {
        Span<byte> hash = stackalloc byte[HashLength];
        ApplyStream(rtcp, rtcpSalt, RtpLayout.RtcpSsrc(buffer), index, buffer[RtpLayout.RtcpHeader..length]);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[length..], Encrypted | index);
        RtcpHash(buffer[..(length + Word)], hash);
        hash[..Tag].CopyTo(buffer[(length + Word)..]);
    }

    public override bool UnprotectRtcp(Span<byte> packet)
    {
        Span<byte> hash = stackalloc byte[HashLength];
        RtcpHash(packet[..^Tag], hash);
        if (!CryptographicOperations.FixedTimeEquals(hash[..Tag], packet[^Tag..]))
            return false;
        var body = packet[RtpLayout.RtcpHeader..^(Tag + Word)];
        ApplyStream(rtcp, rtcpSalt, RtpLayout.RtcpSsrc(packet), RtcpIndexWord(packet) & ~Encrypted, body);
        return true;
    }

    public override uint RtcpIndexWord(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt32BigEndian(packet[^(Tag + Word)..]);

    public override void Dispose()
    {
        rtp.Dispose();
        rtcp.Dispose();
        rtpHash.Dispose();
        rtcpHash.Dispose();
    }

    private static IncrementalHash Hash(byte[] key) => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, key);

    private static void ApplyStream(AesCounterStream cipher, byte[] salt, uint ssrc, ulong index, Span<byte> data)
    {
        Span<byte> iv = stackalloc byte[Iv];
        iv.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(iv[4..], ssrc);
        BinaryPrimitives.WriteUInt64BigEndian(iv[8..], index << 16);
        for (var i = 0; i < SaltLength; i++)
            iv[i] ^= salt[i];
        cipher.Apply(iv, data);
    }

    private void RtpHash(ReadOnlySpan<byte> packet, ulong index, Span<byte> hash)
    {
        Span<byte> rollOver = stackalloc byte[Word];
        BinaryPrimitives.WriteUInt32BigEndian(rollOver, (uint)(index >> 16));
        rtpHash.AppendData(packet);
        rtpHash.AppendData(rollOver);
        rtpHash.GetHashAndReset(hash);
    }

    private void RtcpHash(ReadOnlySpan<byte> packet, Span<byte> hash)
    {
        rtcpHash.AppendData(packet);
        rtcpHash.GetHashAndReset(hash);
    }
}
