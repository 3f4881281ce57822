using AfterSales.Tests.Shared;
using Telephony.Media.Recording;

namespace Telephony.Media.Tests.Recording;

/// <summary>A recording read back: the head by the product, the voices by the tests' own reader.</summary>
internal sealed record RecordedFile(WavFile Head, short[] Left, short[] Right)
{
    public static RecordedFile Read(string path)
    {
        var wav = TestWav.Read(path);
        return new RecordedFile(WavFile.Read(path), wav.Channels[0], wav.Channels[1]);
    }
}
