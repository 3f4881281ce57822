using Telephony.Media.Codecs;

namespace Telephony.Media.Prompts;

/// <summary>
/// Waiting music made in code: a calm pentatonic figure over a bass, 16 bars of plucked notes whose tails wrap around, so that the loop
/// has no seam. Nobody's composition, so nobody's licence.
/// </summary>
internal static class HoldMusic
{
    private const int BeatSamples = 2800;
    private const double NoteSeconds = 1.6;

    /// <summary>Semitones above C4, one note a beat; -1 rests.</summary>
    private static readonly int[] s_melody =
    [
        4, 7, 9, 12, 9, 7, 4, -1, 2, 4, 7, 9, 7, 4, 2, -1,
        0, 4, 7, 9, 12, 9, 7, 4, 2, 7, 4, 2, 0, -1, -1, -1,
        9, 12, 14, 12, 9, 7, 9, -1, 7, 9, 12, 9, 7, 4, 7, -1,
        4, 7, 9, 7, 4, 2, 4, 7, 2, 4, 2, -3, 0, -1, -1, -1,
    ];

    /// <summary>Semitones above C4, one note each four beats.</summary>
    private static readonly int[] s_bass = [-12, -15, -17, -12, -12, -17, -15, -12, -15, -12, -17, -15, -12, -15, -17, -12];

    public static Prompt Prompt { get; } = new(PromptId.HoldMusic, Render());

    private static short[] Render()
    {
        var mix = new double[s_melody.Length * BeatSamples];
        for (var beat = 0; beat < s_melody.Length; beat++)
        {
            if (s_melody[beat] != -1)
                Pluck(mix, beat * BeatSamples, s_melody[beat], 0.16);
            if (beat % 4 == 0)
                Pluck(mix, beat * BeatSamples, s_bass[beat / 4], 0.12);
        }

        return Array.ConvertAll(mix, v => (short)(Math.Clamp(v, -0.9, 0.9) * short.MaxValue));
    }

    private static void Pluck(double[] mix, int start, int semitone, double level)
    {
        var hertz = 261.63 * Math.Pow(2, semitone / 12.0);
        for (var i = 0; i < (int)(NoteSeconds * G711.SampleRate); i++)
        {
            var t = i / (double)G711.SampleRate;
            var envelope = Math.Min(1, t / 0.01) * Math.Exp(-2.5 * t) * Math.Min(1, (NoteSeconds - t) / 0.05);
            var angle = 2 * Math.PI * hertz * t;
            mix[(start + i) % mix.Length] += level * envelope * (Math.Sin(angle) + (0.3 * Math.Sin(2 * angle)) + (0.1 * Math.Sin(3 * angle)));
        }
    }
}
