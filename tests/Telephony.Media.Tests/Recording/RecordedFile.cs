using AfterSales.Tests.Shared;
using Telephony.Media.Codecs;
using Telephony.Media.Recording;

namespace Telephony.Media.Tests.Recording;

/// <summary>A recording read back, decoded by the tests' own law.</summary>
internal sealed record RecordedFile(WavFile Head, short[] Left, short[] Right)
{
    public static RecordedFile Read(string path)
    {
        var head = WavFile.Read(path);
        var bytes = File.ReadAllBytes(path).AsSpan((int)head.DataOffset, (int)head.DataBytes);
        var law = head.Codec == G711Codec.Pcmu ? CompandingLaw.Mu : CompandingLaw.A;
        var left = new short[head.Samples];
        var right = new short[head.Samples];
        for (var i = 0; i < left.Length; i++)
            (left[i], right[i]) = (law.Decode(bytes[2 * i]), law.Decode(bytes[(2 * i) + 1]));
        return new RecordedFile(head, left, right);
    }
}
