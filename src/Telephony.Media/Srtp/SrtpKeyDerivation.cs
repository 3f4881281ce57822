using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Telephony.Media.Srtp;

/// <summary>Session keys out of a master key: AES-CM as pseudo-random function, key derivation rate 0 (RFC 3711 §4.3, RFC 7714 §11).</summary>
internal static class SrtpKeyDerivation
{
    public const byte RtpEncryption = 0;
    public const byte RtpAuthentication = 1;
    public const byte RtpSalt = 2;
    public const byte RtcpEncryption = 3;
    public const byte RtcpAuthentication = 4;
    public const byte RtcpSalt = 5;

    private const int Block = 16;
    private const int SaltLength = 14;

    /// <summary>Derives one session value.</summary>
    /// <param name="masterKey">16 bytes.</param>
    /// <param name="masterSalt">14 bytes, or 12 for the AEAD profiles, which count as padded with zeros.</param>
    /// <param name="label">What is derived: one of the constants of this class.</param>
    /// <param name="length">Bytes wanted.</param>
    public static byte[] Derive(ReadOnlySpan<byte> masterKey, ReadOnlySpan<byte> masterSalt, byte label, int length)
    {
        Span<byte> x = stackalloc byte[Block];
        x.Clear();
        masterSalt[..Math.Min(masterSalt.Length, SaltLength)].CopyTo(x);
        x[7] ^= label;

        using var aes = Aes.Create();
        aes.SetKey(masterKey);
        var stream = new byte[(length + Block - 1) / Block * Block];
        for (var i = 0; i < stream.Length / Block; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(x[SaltLength..], (ushort)i);
            aes.EncryptEcb(x, stream.AsSpan(i * Block, Block), PaddingMode.None);
        }

        var derived = stream[..length];
        CryptographicOperations.ZeroMemory(stream);
        return derived;
    }
}
