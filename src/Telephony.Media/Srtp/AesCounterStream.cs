using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Telephony.Media.Srtp;

/// <summary>
/// AES in counter mode as RFC 3711 §4.1.1 wants it: 16-bit block counter in the last two bytes. .NET has no counter mode, so the
/// counters of a whole packet are laid out and encrypted by one ECB call; one transform lives as long as the key, hence no garbage.
/// </summary>
internal sealed class AesCounterStream : IDisposable
{
    private const int Block = 16;
    private const int CounterAt = 14;
    private readonly ICryptoTransform encryptor;
    private readonly byte[] counters = new byte[RtpLayout.MaxPacket];
    private readonly byte[] stream = new byte[RtpLayout.MaxPacket];

    public AesCounterStream(byte[] key)
    {
        using var aes = Aes.Create();
        aes.Mode = CipherMode.ECB;
        aes.Padding = PaddingMode.None;
        aes.SetKey(key);
        encryptor = aes.CreateEncryptor();
    }

    /// <summary>Adds the key stream that begins at <paramref name="iv"/> to the data, in place.</summary>
    /// <param name="iv">16 bytes; the last two are the first block's counter.</param>
    /// <param name="data">At most <see cref="RtpLayout.MaxPacket"/> bytes.</param>
    public void Apply(ReadOnlySpan<byte> iv, Span<byte> data)
    {
        if (data.IsEmpty)
            return;
        var blocks = (data.Length + Block - 1) / Block;
        var first = BinaryPrimitives.ReadUInt16BigEndian(iv[CounterAt..]);
        for (var i = 0; i < blocks; i++)
        {
            var counter = counters.AsSpan(i * Block, Block);
            iv.CopyTo(counter);
            BinaryPrimitives.WriteUInt16BigEndian(counter[CounterAt..], (ushort)(first + i));
        }

        encryptor.TransformBlock(counters, 0, blocks * Block, stream, 0);
        Xor(data, stream);
    }

    public void Dispose()
    {
        encryptor.Dispose();
        CryptographicOperations.ZeroMemory(stream);
    }

    private static void Xor(Span<byte> data, ReadOnlySpan<byte> key)
    {
        var wide = MemoryMarshal.Cast<byte, Vector<byte>>(data);
        var wideKey = MemoryMarshal.Cast<byte, Vector<byte>>(key);
        for (var i = 0; i < wide.Length; i++)
            wide[i] ^= wideKey[i];
        for (var i = wide.Length * Vector<byte>.Count; i < data.Length; i++)
            data[i] ^= key[i];
    }
}
