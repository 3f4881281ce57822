using Telephony.Media.Codecs;

namespace Telephony.Media.Prompts;

/// <summary>Call progress tones as telephone networks in China play them: 450 Hz in a cadence.</summary>
internal static class Tones
{
    private const double ProgressHz = 450;
    private const double ProgressLevel = 0.18;

    public static Prompt Ringback { get; } = Cadence(PromptId.Ringback, 1000, 4000);

    public static Prompt Busy { get; } = Cadence(PromptId.Busy, 350, 350);

    public static Prompt Congestion { get; } = Cadence(PromptId.Congestion, 700, 700);

    public static Prompt Beep { get; } = new(PromptId.Beep, Tone(1000, 0.25, 200));

    public static Prompt Silence { get; } = new(PromptId.Silence, new short[G711.SampleRate]);

    private static Prompt Cadence(PromptId id, int onMs, int offMs) =>
        new(id, [.. Tone(ProgressHz, ProgressLevel, onMs), .. new short[offMs * G711.SampleRate / 1000]]);

    private static short[] Tone(double hertz, double level, int milliseconds)
    {
        const int ramp = 40;
        var samples = new short[milliseconds * G711.SampleRate / 1000];
        for (var i = 0; i < samples.Length; i++)
        {
            // 5 ms ramps: a tone cut off hard clicks.
            var edge = Math.Min(1.0, Math.Min(i, samples.Length - 1 - i) / (double)ramp);
            samples[i] = (short)(short.MaxValue * level * edge * Math.Sin(2 * Math.PI * hertz * i / G711.SampleRate));
        }

        return samples;
    }
}
