using System.Security.Cryptography;

namespace Telephony.Media.Recording;

/// <summary>Reads recordings whether they lie open or sealed on the disk.</summary>
public static class RecordingContent
{
    /// <summary>Ending of sealed files, behind <c>.wav</c>.</summary>
    public const string SealedEnding = ".sealed";

    private const int ReadAhead = 1 << 16;

    /// <summary>The content as a seekable stream: of a recording the WAV file, whichever way it is kept.</summary>
    /// <param name="id">The recording in whose place the file lies: a sealed file that was made for another one is refused. An open file bears no id; its hash
    /// alone tells.</param>
    /// <param name="path">The recording's file, or one that was kept beside it.</param>
    /// <param name="keys">Master keys.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A sealed file was changed or cut; also thrown while reading on.</exception>
    /// <exception cref="RecordingKeyException">It is sealed, and no given key opens it.</exception>
    /// <exception cref="RecordingExchangedException">It is sealed, and was made for another recording.</exception>
    public static Stream Open(RecordingId id, string path, RecordingKeys keys) =>
        IsSealed(path) ? new SealedStream(id, path, keys) : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, ReadAhead, FileOptions.Asynchronous);

    /// <summary>Whether the file is sealed, by its first bytes.</summary>
    public static bool IsSealed(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> start = stackalloc byte[8];
        return RandomAccess.Read(handle, start, 0) == start.Length && SealedHead.IsSealed(start);
    }

    /// <summary>Length and SHA-256 (lower-case hex) of the file as it lies on the disk. Of a sealed file the slots of its key are left out, because
    /// they change when keys rotate; each is authenticated by itself.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<(long Bytes, string Sha256)> MeasureAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[ReadAhead];
        long bytes = 0;
        for (int read; (read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)) > 0; bytes += read)
        {
            var isSealedHead = bytes == 0 && read >= SealedLayout.Head && SealedHead.IsSealed(buffer);
            if (isSealedHead)
                hash.AppendData(buffer, 0, SealedLayout.Fixed);
            var from = isSealedHead ? SealedLayout.Head : 0;
            hash.AppendData(buffer, from, read - from);
        }

        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Keeps bytes that belong to a recording beside it, sealed and bound to it when the recording is; replaces what was there in one step.</summary>
    /// <exception cref="IOException">Disk or path trouble.</exception>
    /// <exception cref="RecordingKeyException">The recording is sealed and there is no key to seal with.</exception>
    public static void Keep(RecordingId id, string path, ReadOnlySpan<byte> bytes, bool isSealed, RecordingKeys keys)
    {
        var unfinished = path + ".new";
        // One that a crash left behind may have been made by another mode.
        File.Delete(unfinished);
        if (isSealed)
        {
            var key = keys.Current ?? throw new RecordingKeyException("", "There is no recording key to seal with.");
            using var blocks = SealedBlocks.Create(id.Value, unfinished, SealedKind.Bytes, default, key);
            blocks.Write(0, bytes, last: true);
        }
        else
        {
            OwnerOnly.Write(unfinished, bytes);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Names of the master keys that can open a sealed file; of an open file none.</summary>
    public static IReadOnlyList<string> KeysOf(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var head = new byte[SealedLayout.Head];
        return RandomAccess.Read(handle, head, 0) == head.Length && SealedHead.IsSealed(head) ? [.. SealedHead.KeyIds(head)] : [];
    }

    /// <summary>Puts the file's own key under the current master key; the audio is not touched. Killed at any moment, one of the two slots opens.</summary>
    /// <returns>Whether anything had to be done.</returns>
    /// <exception cref="RecordingKeyException">No given key opens it, or none is given.</exception>
    public static bool Rewrap(string path, RecordingKeys keys)
    {
        var master = keys.Current ?? throw new RecordingKeyException("", "There is no recording key to seal with.");
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        var head = new byte[SealedLayout.Head];
        if (RandomAccess.Read(handle, head, 0) < head.Length || !SealedHead.IsSealed(head) || SealedHead.KeyIds(head).SequenceEqual([master.Id]))
            return false;
        var (fileKey, used) = SealedHead.Unwrap(head, keys);
        Store(handle, head, 1 - used, slot => SealedHead.Wrap(head, slot, fileKey, master));
        Store(handle, head, used, slot => head.AsSpan(SealedLayout.SlotAt(slot), SealedLayout.Slot).Clear());
        return true;
    }

    private static void Store(Microsoft.Win32.SafeHandles.SafeFileHandle handle, byte[] head, int slot, Action<int> change)
    {
        change(slot);
        RandomAccess.Write(handle, head.AsSpan(SealedLayout.SlotAt(slot), SealedLayout.Slot), SealedLayout.SlotAt(slot));
        RandomAccess.FlushToDisk(handle);
    }
}
