using Microsoft.Win32.SafeHandles;
using Telephony.Media.Codecs;

namespace Telephony.Media.Recording;

/// <summary>A recording that lies open on the disk: a WAV file that every player plays, also while it grows.</summary>
internal sealed class WavRecordingFile : RecordingFile
{
    private readonly G711Codec _codec;
    private readonly SafeFileHandle _handle;

    private WavRecordingFile(SafeFileHandle handle, G711Codec codec) => (_handle, _codec) = (handle, codec);

    public static WavRecordingFile Create(string path, G711Codec codec)
    {
        var handle = OwnerOnly.CreateHandle(path, FileAccess.Write);
        RandomAccess.Write(handle, StereoWavHeader.Running(codec), 0);
        return new WavRecordingFile(handle, codec);
    }

    public static WavRecordingFile Reopen(string path, G711Codec codec) => new(File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.Read), codec);

    public override void Write(ReadOnlySpan<byte> samples, long position) =>
        RandomAccess.Write(_handle, samples, StereoWavHeader.Length + (position * StereoWavHeader.BytesPerSample));

    /// <summary>Writes the sizes that the file's length proves and cuts half a sample.</summary>
    public override RecordingExtent Complete()
    {
        var length = RandomAccess.GetLength(_handle);
        var samples = Math.Max(0, length - StereoWavHeader.Length) / StereoWavHeader.BytesPerSample;
        RandomAccess.Write(_handle, StereoWavHeader.Complete(_codec, samples), 0);
        RandomAccess.SetLength(_handle, StereoWavHeader.Length + (samples * StereoWavHeader.BytesPerSample));
        RandomAccess.FlushToDisk(_handle);
        return new RecordingExtent(samples, []);
    }

    public override void Dispose() => _handle.Dispose();
}
