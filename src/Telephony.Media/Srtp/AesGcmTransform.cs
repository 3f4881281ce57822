using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Telephony.Media.Srtp;

/// <summary>AEAD_AES_128_GCM for SRTP and SRTCP (RFC 7714 §8, §9).</summary>
internal sealed class AesGcmTransform(byte[] rtpKey, byte[] rtpSalt, byte[] rtcpKey, byte[] rtcpSalt) : SrtpTransform
{
    private const int KeyLength = 16;
    private const int SaltLength = 12;
    private const int Tag = 16;
    private const int Word = 4;

    private readonly AesGcm rtp = new(rtpKey, Tag);
    private readonly AesGcm rtcp = new(rtcpKey, Tag);

    public override int RtpOverhead => Tag;

    public override int RtcpOverhead => Tag + Word;

    public static AesGcmTransform FromMaster(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt) => new(
        SrtpKeyDerivation.Derive(key, salt, SrtpKeyDerivation.RtpEncryption, KeyLength),
        SrtpKeyDerivation.Derive(key, salt, SrtpKeyDerivation.RtpSalt, SaltLength),
        SrtpKeyDerivation.Derive(key, salt, SrtpKeyDerivation.RtcpEncryption, KeyLength),
        SrtpKeyDerivation.Derive(key, salt, SrtpKeyDerivation.RtcpSalt, SaltLength));

    public override void ProtectRtp(Span<byte> buffer, int length, int headerLength, ulong index)
    {
        Span<byte> nonce = stackalloc byte[SaltLength];
        RtpNonce(nonce, RtpLayout.Ssrc(buffer), index);
        var payload = buffer[headerLength..length];
        rtp.Encrypt(nonce, payload, payload, buffer.Slice(length, Tag), buffer[..headerLength]);
    }

    public override bool UnprotectRtp(Span<byte> packet, int headerLength, ulong index)
    {
        Span<byte> nonce = stackalloc byte[SaltLength];
        RtpNonce(nonce, RtpLayout.Ssrc(packet), index);
        return TryDecrypt(rtp, nonce, packet[headerLength..^Tag], packet[^Tag..], packet[..headerLength]);
    }

    public override void ProtectRtcp(Span<byte> buffer, int length, uint index)
    {
        Span<byte> nonce = stackalloc byte[SaltLength];
        Span<byte> associated = stackalloc byte[RtpLayout.RtcpHeader + Word];
        RtcpNonce(nonce, RtpLayout.RtcpSsrc(buffer), index);
        var word = buffer.Slice(length + Tag, Word);
        BinaryPrimitives.WriteUInt32BigEndian(word, Encrypted | index);
        RtcpAssociated(associated, buffer, word);
        var body = buffer[RtpLayout.RtcpHeader..length];
        rtcp.Encrypt(nonce, body, body, buffer.Slice(length, Tag), associated);
    }

    public override bool UnprotectRtcp(Span<byte> packet)
    {
        Span<byte> nonce = stackalloc byte[SaltLength];
        Span<byte> associated = stackalloc byte[RtpLayout.RtcpHeader + Word];
        RtcpNonce(nonce, RtpLayout.RtcpSsrc(packet), RtcpIndexWord(packet) & ~Encrypted);
        RtcpAssociated(associated, packet, packet[^Word..]);
        var body = packet[RtpLayout.RtcpHeader..^(Tag + Word)];
        return TryDecrypt(rtcp, nonce, body, packet[^(Tag + Word)..^Word], associated);
    }

    public override uint RtcpIndexWord(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt32BigEndian(packet[^Word..]);

    public override void Dispose()
    {
        rtp.Dispose();
        rtcp.Dispose();
        CryptographicOperations.ZeroMemory(rtpKey);
        CryptographicOperations.ZeroMemory(rtcpKey);
    }

    private static bool TryDecrypt(AesGcm cipher, ReadOnlySpan<byte> nonce, Span<byte> body, ReadOnlySpan<byte> tag, ReadOnlySpan<byte> associated)
    {
        try
        {
            cipher.Decrypt(nonce, body, tag, body, associated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false; // the platform offers no answer but the exception; the caller counts it
        }
    }

    private static void RtcpAssociated(Span<byte> associated, ReadOnlySpan<byte> packet, ReadOnlySpan<byte> word)
    {
        packet[..RtpLayout.RtcpHeader].CopyTo(associated);
        word.CopyTo(associated[RtpLayout.RtcpHeader..]);
    }

    private void RtpNonce(Span<byte> nonce, uint ssrc, ulong index)
    {
        nonce.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(nonce[2..], ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[6..], (uint)(index >> 16));
        BinaryPrimitives.WriteUInt16BigEndian(nonce[10..], (ushort)index);
        Salt(nonce, rtpSalt);
    }

    private void RtcpNonce(Span<byte> nonce, uint ssrc, uint index)
    {
        nonce.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(nonce[2..], ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[8..], index);
        Salt(nonce, rtcpSalt);
    }

    private static void Salt(Span<byte> nonce, byte[] salt)
    {
        for (var i = 0; i < SaltLength; i++)
            nonce[i] ^= salt[i];
    }
}
