using Telephony.Media.Codecs;

namespace Telephony.Media.Recording;

/// <summary>The file of one recording: written at offsets without a buffer of its own, so that what was written survives the process.</summary>
internal abstract class RecordingFile : IDisposable
{
    /// <summary>Creates the file of a running recording; an existing file is never overwritten.</summary>
    /// <exception cref="IOException">Disk or path trouble.</exception>
    public static RecordingFile Create(RecordingId id, RecordingPath path, G711Codec codec, RecordingKey? key)
    {
        OwnerOnly.CreateDirectory(Path.GetDirectoryName(path.Full)!);
        return key is null ? WavRecordingFile.Create(path.Full, codec) : SealedRecordingFile.Create(id, path.Full, codec, key);
    }

    /// <summary>Opens a file that a crash left behind.</summary>
    /// <exception cref="IOException">Disk or path trouble, or there is no such file.</exception>
    /// <exception cref="RecordingKeyException">It is sealed with a key that is not given, or that another key now bears the name of.</exception>
    /// <exception cref="RecordingExchangedException">It is sealed, and was made for another recording.</exception>
    public static RecordingFile Reopen(RecordingId id, RecordingPath path, G711Codec codec, RecordingKeys keys) =>
        path.IsSealed ? SealedRecordingFile.Reopen(id, path.Full, keys) : WavRecordingFile.Reopen(path.Full, codec);

    /// <summary>Writes interleaved samples at their place.</summary>
    /// <param name="samples">Two bytes a sample.</param>
    /// <param name="position">The start of a block (<see cref="StereoRing.Block"/>), not behind the end.</param>
    public abstract void Write(ReadOnlySpan<byte> samples, long position);

    /// <summary>Closes what was written to a whole file and flushes it to disk; needs no new room.</summary>
    public abstract RecordingExtent Complete();

    /// <inheritdoc/>
    public abstract void Dispose();
}
