using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Media.Codecs;
using Telephony.Media.Recording;

namespace Telephony.Media.Tests.Recording;

public sealed class WavFileTests
{
    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[] { (byte)'R', (byte)'I', (byte)'F', (byte)'F', 0, 0, 0, 0, (byte)'W', (byte)'A', (byte)'V', (byte)'E' })]
    public void A_file_that_is_no_wav_is_refused(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        Should.Throw<InvalidDataException>(() => WavFile.Read(stream));
    }

    [Fact]
    public void Mutated_heads_are_read_or_refused_but_never_more()
    {
        var random = new Random(5);
        byte[] whole = [.. StereoWavHeader.Complete(G711Codec.Pcma, 400), .. new byte[800]];
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = (byte[])whole.Clone();
            for (var n = random.Next(1, 6); n > 0; n--)
                bytes[random.Next(58)] = (byte)random.Next(256);
            using var stream = new MemoryStream(bytes, 0, random.Next(bytes.Length + 1));
            try
            {
                var file = WavFile.Read(stream);
                (file.DataOffset + file.DataBytes).ShouldBeLessThanOrEqualTo(stream.Length);
            }
            catch (InvalidDataException)
            {
                // The one answer allowed besides a result.
            }
        }
    }

    [Fact]
    public void Peaks_show_each_channel_on_its_own()
    {
        using var folder = new TempFolder();
        var path = folder.File("peaks.wav");
        var left = new short[8000];
        Array.Fill(left, (short)16_000, 0, 4000);
        var right = new short[8000];
        Array.Fill(right, (short)-8_000, 4000, 4000);
        var bytes = CompandingLaw.Mu.Encode(left).Zip(CompandingLaw.Mu.Encode(right)).SelectMany(p => new[] { p.First, p.Second }).ToArray();
        File.WriteAllBytes(path, [.. StereoWavHeader.Complete(G711Codec.Pcmu, 8000), .. bytes]);

        var peaks = WaveformPeaks.Compute(path, 4);

        peaks.Duration.ShouldBe(TimeSpan.FromSeconds(1));
        peaks.Channels.Length.ShouldBe(2);
        peaks.Channels[0].Maximum.Select(v => v > 15_000).ShouldBe([true, true, false, false]);
        peaks.Channels[1].Minimum.Select(v => v < -7_500).ShouldBe([false, false, true, true]);
        peaks.Channels[0].Minimum[0].ShouldBeGreaterThan((short)15_000);
    }
}
