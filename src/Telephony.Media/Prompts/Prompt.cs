using Telephony.Media.Codecs;

namespace Telephony.Media.Prompts;

/// <summary>A sound, encoded once in both laws and shared by every leg that hears it; whole frames of 20 ms.</summary>
internal sealed class Prompt
{
    public const int FrameSamples = 160;
    private readonly byte[] _mu;
    private readonly byte[] _a;

    public Prompt(PromptId id, ReadOnlySpan<short> samples)
    {
        Id = id;
        Frames = Math.Max(1, (samples.Length + FrameSamples - 1) / FrameSamples);
        _mu = Encode(G711Codec.Pcmu, samples);
        _a = Encode(G711Codec.Pcma, samples);
    }

    public PromptId Id { get; }

    public int Frames { get; }

    public ReadOnlySpan<byte> Frame(G711Codec codec, int index) =>
        (codec == G711Codec.Pcmu ? _mu : _a).AsSpan(index * FrameSamples, FrameSamples);

    private byte[] Encode(G711Codec codec, ReadOnlySpan<short> samples)
    {
        var bytes = new byte[Frames * FrameSamples];
        G711.Encode(codec, samples, bytes);
        bytes.AsSpan(samples.Length).Fill(G711.Silence(codec));
        return bytes;
    }
}
