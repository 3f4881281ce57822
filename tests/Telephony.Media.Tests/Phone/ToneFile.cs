using System.Buffers.Binary;

namespace Telephony.Media.Tests.Phone;

/// <summary>A WAV file with a steady tone, for Chromium's fake microphone.</summary>
internal static class ToneFile
{
    private const int Rate = 48_000;

    public static string Write(double hertz, double seconds)
    {
        var path = Path.Combine(Path.GetTempPath(), $"phone-tone-{Guid.CreateVersion7()}.wav");
        var samples = (int)(Rate * seconds);
        var wav = new byte[44 + (samples * 2)];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), Rate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(34), 16);
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), samples * 2);
        for (var i = 0; i < samples; i++)
            BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(44 + (i * 2)), (short)(12_000 * Math.Sin(2 * Math.PI * hertz * i / Rate)));
        File.WriteAllBytes(path, wav);
        return path;
    }
}
