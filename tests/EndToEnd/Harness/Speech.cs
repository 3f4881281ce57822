using AfterSales.Tests.Shared;

namespace EndToEnd.Harness;

/// <summary>Whether somebody who repeats a sentence is heard: pieces of what was heard are looked for in the sentence, and the median counts,
/// since a browser's jitter buffer may stretch a piece here and there.</summary>
public static class Speech
{
    private const int Piece = ToneProbe.SampleRate * 2 / 5;

    public static double Similarity(short[] sentence, ReadOnlySpan<short> heard)
    {
        short[] twice = [.. sentence, .. sentence];
        var found = new List<double>();
        for (var at = 0; at + Piece <= heard.Length; at += Piece)
        {
            var piece = heard.Slice(at, Piece);
            if (ToneProbe.Loudness(piece) > 0.02)
                found.Add(ToneProbe.Correlate(piece, twice, sentence.Length).Coefficient);
        }

        if (found.Count == 0)
            return 0;
        found.Sort();
        return found[found.Count / 2];
    }
}
