namespace AfterSales.Tests.Shared;

/// <summary>Sounds to send, 8 kHz.</summary>
public static class TestVoice
{
    /// <summary>A sine.</summary>
    public static short[] Tone(double hertz, int milliseconds, double amplitude = 0.3)
    {
        var samples = new short[milliseconds * ToneProbe.SampleRate / 1000];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (short)(short.MaxValue * amplitude * Math.Sin(2 * Math.PI * hertz * i / ToneProbe.SampleRate));
        return samples;
    }

    /// <summary>Speech-like: a voice of wandering pitch in syllables. Different seeds do not correlate with each other, and none with itself shifted.</summary>
    public static short[] Sentence(int seed, int milliseconds)
    {
        var random = new Random(seed);
        var samples = new short[milliseconds * ToneProbe.SampleRate / 1000];
        double phase = 0, pitch = 150, noise = 0;
        var syllable = 0;
        var length = 1;
        for (var i = 0; i < samples.Length; i++)
        {
            if (syllable++ >= length)
                (syllable, length, pitch) = (0, random.Next(800, 2400), random.Next(90, 900));
            phase += 2 * Math.PI * pitch * (1 + (0.3 * syllable / length)) / ToneProbe.SampleRate;
            noise = (0.7 * noise) + (0.3 * ((random.NextDouble() * 2) - 1));
            var envelope = Math.Sin(Math.PI * syllable / length);
            samples[i] = (short)(9000 * envelope * (Math.Sin(phase) + (0.4 * Math.Sin(2.1 * phase)) + noise));
        }

        return samples;
    }
}
