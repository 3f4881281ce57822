using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using Telephony.Media.Codecs;

namespace Telephony.Media.Recording;

/// <summary>Reads and writes the blocks of one sealed file. Not for several threads at once.</summary>
internal sealed class SealedBlocks : IDisposable
{
    private readonly byte[] _associated = new byte[25];
    private readonly AesGcm _cipher;
    private readonly SafeFileHandle _handle;
    private readonly byte[] _nonce = RandomNumberGenerator.GetBytes(SealedLayout.Nonce);
    private byte[] _buffer = [];

    private SealedBlocks(SafeFileHandle handle, byte[] head, byte[] key)
    {
        _handle = handle;
        _cipher = new AesGcm(key, SealedLayout.Tag);
        SealedHead.FileId(head).CopyTo(_associated);
        (Kind, Codec) = (SealedHead.KindOf(head), SealedHead.CodecOf(head));
    }

    public SealedKind Kind { get; }

    public G711Codec Codec { get; }

    /// <summary>Bytes of content that the file's length proves; a last block too short for its tag does not count.</summary>
    public long Length
    {
        get
        {
            var stored = Math.Max(0, RandomAccess.GetLength(_handle) - SealedLayout.Head);
            return (stored / SealedLayout.Stored * SealedLayout.Block) + Math.Max(0, (stored % SealedLayout.Stored) - SealedLayout.Overhead);
        }
    }

    public static SealedBlocks Create(Guid id, string path, SealedKind kind, G711Codec codec, RecordingKey master)
    {
        var key = RandomNumberGenerator.GetBytes(RecordingKey.Length);
        var head = SealedHead.Build(id, kind, codec, key, master);
        var handle = OwnerOnly.CreateHandle(path, FileAccess.ReadWrite);
        RandomAccess.Write(handle, head, 0);
        return new SealedBlocks(handle, head, key);
    }

    /// <exception cref="InvalidDataException">Not a sealed file.</exception>
    /// <exception cref="RecordingKeyException">No given key opens it.</exception>
    /// <exception cref="RecordingExchangedException">It was made for another recording.</exception>
    public static SealedBlocks Open(RecordingId id, string path, RecordingKeys keys, FileAccess access)
    {
        var handle = File.OpenHandle(path, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            var head = new byte[SealedLayout.Head];
            if (RandomAccess.Read(handle, head, 0) < head.Length || !SealedHead.IsSealed(head))
                throw new InvalidDataException("Not a sealed recording: its head is not whole.");
            // First the key: only with it is the id in the head proven.
            var key = SealedHead.Unwrap(head, keys).Key;
            var found = new Guid(SealedHead.FileId(head), bigEndian: true);
            return found == id.Value ? new SealedBlocks(handle, head, key) : throw new RecordingExchangedException(id, new RecordingId(found));
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Seals content into consecutive blocks by one write. Only the last of the file may be partly filled.</summary>
    public void Write(long firstBlock, ReadOnlySpan<byte> content, bool last)
    {
        var blocks = Math.Max(1, (content.Length + SealedLayout.Block - 1) / SealedLayout.Block);
        if (_buffer.Length < blocks * SealedLayout.Stored)
            _buffer = new byte[BitOperations.RoundUpToPowerOf2((uint)(blocks * SealedLayout.Stored))];
        var length = 0;
        for (var i = 0; i < blocks; i++)
        {
            var part = content[(i * SealedLayout.Block)..Math.Min(content.Length, (i + 1) * SealedLayout.Block)];
            var place = _buffer.AsSpan(length, part.Length + SealedLayout.Overhead);
            NextNonce(place[..SealedLayout.Nonce]);
            _cipher.Encrypt(place[..SealedLayout.Nonce], part, place.Slice(SealedLayout.Nonce, part.Length), place[^SealedLayout.Tag..], Associated(firstBlock + i, last && i == blocks - 1));
            length += place.Length;
        }

        RandomAccess.Write(_handle, _buffer.AsSpan(0, length), OffsetOf(firstBlock));
    }

    /// <summary>Opens one block.</summary>
    /// <returns>Bytes of content, or -1 when it is not what was written there as this (last or not) block.</returns>
    public int TryRead(long block, bool last, Span<byte> content)
    {
        Span<byte> stored = stackalloc byte[SealedLayout.Stored];
        var read = RandomAccess.Read(_handle, stored, OffsetOf(block));
        return read < SealedLayout.Overhead ? -1 : TryOpen(stored[..read], block, last, content);
    }

    /// <summary>Ends the file behind this block with so many bytes of content.</summary>
    public void CutTo(long lastBlock, int length) => RandomAccess.SetLength(_handle, OffsetOf(lastBlock) + SealedLayout.Overhead + length);

    public void Flush() => RandomAccess.FlushToDisk(_handle);

    public void Dispose()
    {
        _cipher.Dispose();
        _handle.Dispose();
    }

    private static long OffsetOf(long block) => SealedLayout.Head + (block * SealedLayout.Stored);

    private int TryOpen(ReadOnlySpan<byte> stored, long block, bool last, Span<byte> content)
    {
        var length = stored.Length - SealedLayout.Overhead;
        try
        {
            _cipher.Decrypt(stored[..SealedLayout.Nonce], stored.Slice(SealedLayout.Nonce, length), stored[^SealedLayout.Tag..], content[..length], Associated(block, last));
            return length;
        }
        catch (AuthenticationTagMismatchException)
        {
            return -1;
        }
    }

    private ReadOnlySpan<byte> Associated(long block, bool last)
    {
        BinaryPrimitives.WriteInt64BigEndian(_associated.AsSpan(16), block);
        _associated[24] = last ? (byte)1 : (byte)0;
        return _associated;
    }

    /// <summary>Counts up from a random start: no nonce comes twice under a key that seals one file (NIST SP 800-38D §8.2).</summary>
    private void NextNonce(Span<byte> nonce)
    {
        ref var counter = ref MemoryMarshal.AsRef<long>(_nonce.AsSpan(4));
        counter++;
        _nonce.CopyTo(nonce);
    }
}
