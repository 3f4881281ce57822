using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Media.Codecs;

namespace Telephony.Media.Tests.Codecs;

public sealed class G711Tests
{
    public static TheoryData<G711Codec> Laws => [G711Codec.Pcmu, G711Codec.Pcma];

    [Theory]
    [MemberData(nameof(Laws))]
    public void Levels_are_those_of_the_recommendation(G711Codec codec)
    {
        for (var i = 0; i < 256; i++)
            G711.Decode(codec, (byte)i).ShouldBe(Reference(codec).Decode((byte)i), $"byte {i:X2}");
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Every_sample_is_encoded_by_the_decision_values(G711Codec codec)
    {
        var law = Reference(codec);
        for (int x = short.MinValue; x <= short.MaxValue; x++)
        {
            var ours = G711.Encode(codec, (short)x);

            // A sample exactly on a decision value may go to either side.
            if (ours != law.Encode((short)x))
                ours.ShouldBe(law.Encode((short)(x - Math.Sign(x))), $"sample {x}");
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_level_encodes_to_itself(G711Codec codec)
    {
        for (var i = 0; i < 256; i++)
        {
            var level = G711.Decode(codec, (byte)i);
            G711.Decode(codec, G711.Encode(codec, level)).ShouldBe(level);
        }
    }

    [Fact]
    public void Transcoding_there_and_back_stays_within_one_step()
    {
        var bytes = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        var a = new byte[256];
        var back = new byte[256];
        G711.Transcode(G711Codec.Pcmu, G711Codec.Pcma, bytes, a);
        G711.Transcode(G711Codec.Pcma, G711Codec.Pcmu, a, back);
        for (var i = 0; i < 256; i++)
        {
            var (before, after) = (CompandingLaw.Mu.Decode(bytes[i]), CompandingLaw.Mu.Decode(back[i]));
            Math.Abs(before - after).ShouldBeLessThanOrEqualTo(Math.Max(16, Math.Abs(before) / 12), $"byte {i:X2}");
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Silence_is_the_smallest_level(G711Codec codec) =>
        Math.Abs((int)G711.Decode(codec, G711.Silence(codec))).ShouldBe(G711.Levels(codec).Min(l => Math.Abs((int)l)));

    private static CompandingLaw Reference(G711Codec codec) => codec == G711Codec.Pcmu ? CompandingLaw.Mu : CompandingLaw.A;
}
