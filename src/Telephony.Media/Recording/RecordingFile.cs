using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using Telephony.Media.Codecs;

namespace Telephony.Media.Recording;

/// <summary>The file of one recording: written at offsets without a buffer of its own, so that what was written survives the process.</summary>
internal sealed class RecordingFile : IDisposable
{
    private readonly G711Codec _codec;
    private readonly SafeFileHandle _handle;
    private readonly string _path;

    private RecordingFile(string path, SafeFileHandle handle, G711Codec codec)
    {
        _path = path;
        _handle = handle;
        _codec = codec;
    }

    /// <summary>Creates the file with the head of a running recording; an existing file is never overwritten.</summary>
    /// <exception cref="IOException">Disk or path trouble.</exception>
    public static RecordingFile Create(string path, G711Codec codec)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        RandomAccess.Write(handle, StereoWavHeader.Running(codec), 0);
        return new RecordingFile(path, handle, codec);
    }

    /// <summary>Opens a file that a crash left behind.</summary>
    /// <exception cref="IOException">Disk or path trouble, or there is no such file.</exception>
    public static RecordingFile Reopen(string path, G711Codec codec) =>
        new(path, File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.Read), codec);

    /// <summary>Writes interleaved samples at their place.</summary>
    public void Write(ReadOnlySpan<byte> samples, long position) =>
        RandomAccess.Write(_handle, samples, StereoWavHeader.Length + (position * StereoWavHeader.BytesPerSample));

    /// <summary>Writes the sizes that the file's length proves, cuts half a sample and flushes to disk.</summary>
    /// <returns>Samples in each channel.</returns>
    public long Complete()
    {
        var length = RandomAccess.GetLength(_handle);
        var samples = Math.Max(0, length - StereoWavHeader.Length) / StereoWavHeader.BytesPerSample;
        RandomAccess.Write(_handle, StereoWavHeader.Complete(_codec, samples), 0);
        RandomAccess.SetLength(_handle, StereoWavHeader.Length + (samples * StereoWavHeader.BytesPerSample));
        RandomAccess.FlushToDisk(_handle);
        return samples;
    }

    /// <summary>Length and hash of the file as it lies on disk.</summary>
    public (long Bytes, string Sha256) Measure()
    {
        using var stream = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
        var hash = SHA256.HashData(stream);
        return (stream.Length, Convert.ToHexStringLower(hash));
    }

    public void Dispose() => _handle.Dispose();
}
