using AfterSales.Tests.Shared;

namespace EndToEnd.Harness;

/// <summary>Whether somebody who repeats a sentence is heard: pieces of what was heard are looked for in the sentence, and the median counts,
/// since a browser's jitter buffer may stretch a piece here and there.</summary>
public static class Speech
{
    private const int Piece = ToneProbe.SampleRate * 2 / 5;

    // Each piece is looked for at every place of the sentence: a dozen, spread over the whole, tell as much as all of them in a fraction of the time.
    private const int Pieces = 12;

    /// <summary>Times that are listened before silence, or somebody else's voice, is a fault and not a change on its way.</summary>
    private const int Attempts = 10;

    /// <summary>A connection takes a moment to come through jitter buffers, and longer on a busy machine: what counts is that the sentence is heard then.</summary>
    public static async Task ShouldBeHeardAsync(string who, short[] sentence, Func<Task<short[]>> hear, double least = 0.9)
    {
        var similarity = 0.0;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            similarity = Similarity(sentence, await hear());
            if (similarity >= least)
                return;
        }

        throw new InvalidOperationException(FormattableString.Invariant($"{who}: not heard as it was said; last {similarity:0.00}, at least {least:0.00}"));
    }

    /// <summary>What an ear hears from now on.</summary>
    public static async Task<short[]> NextAsync(RtpTestPeer ear, int seconds = 2)
    {
        var from = ear.ReceivedAudio.Count;
        await Wait.UntilAsync(() => ear.ReceivedAudio.Count > from + (seconds * 50), "some seconds of talk");
        return ear.Heard(from);
    }

    public static double Similarity(short[] sentence, ReadOnlySpan<short> heard)
    {
        short[] twice = [.. sentence, .. sentence];
        var loud = new List<int>();
        for (var at = 0; at + Piece <= heard.Length; at += Piece)
        {
            if (ToneProbe.Loudness(heard.Slice(at, Piece)) > 0.02)
                loud.Add(at);
        }

        var found = new List<double>();
        for (var i = 0; i < Math.Min(Pieces, loud.Count); i++)
            found.Add(ToneProbe.Correlate(heard.Slice(loud[i * loud.Count / Math.Min(Pieces, loud.Count)], Piece), twice, sentence.Length).Coefficient);

        if (found.Count == 0)
            return 0;
        found.Sort();
        return found[found.Count / 2];
    }
}
