namespace AfterSales.Tests.Shared;

/// <summary>What is to be heard in 8 kHz samples: tones by Goertzel, sentences by correlation.</summary>
public static class ToneProbe
{
    public const int SampleRate = 8000;

    /// <summary>Amplitude of one frequency, as a share of full scale (a full-scale sine gives 1).</summary>
    public static double Amplitude(ReadOnlySpan<short> samples, double hertz)
    {
        if (samples.IsEmpty)
            return 0;
        var coefficient = 2 * Math.Cos(2 * Math.PI * hertz / SampleRate);
        double older = 0, old = 0;
        foreach (var sample in samples)
            (older, old) = (old, sample + (coefficient * old) - older);
        var power = (old * old) + (older * older) - (coefficient * old * older);
        return 2 * Math.Sqrt(Math.Max(0, power)) / samples.Length / short.MaxValue;
    }

    /// <summary>Root mean square as a share of full scale.</summary>
    public static double Loudness(ReadOnlySpan<short> samples)
    {
        double sum = 0;
        foreach (var sample in samples)
            sum += (double)sample * sample;
        return samples.IsEmpty ? 0 : Math.Sqrt(sum / samples.Length) / short.MaxValue;
    }

    /// <summary>Whether a tone carries most of the energy.</summary>
    public static bool IsHeard(ReadOnlySpan<short> samples, double hertz) =>
        Amplitude(samples, hertz) > 0.02 && Amplitude(samples, hertz) / Math.Sqrt(2) > 0.8 * Loudness(samples);

    /// <summary>In how many tenths of a second a tone carries most of the energy: it says that somebody was heard without saying when he began, which a busy machine decides.</summary>
    public static int TenthsHeard(ReadOnlySpan<short> samples, double hertz)
    {
        const int tenth = SampleRate / 10;
        var heard = 0;
        for (var at = 0; at + tenth <= samples.Length; at += tenth)
            heard += IsHeard(samples.Slice(at, tenth), hertz) ? 1 : 0;
        return heard;
    }

    /// <summary>Best normalized correlation of what was spoken with what was heard, over all lags up to a limit.</summary>
    /// <param name="spoken">The reference.</param>
    /// <param name="heard">Where to look for it.</param>
    /// <param name="maximumLag">How many samples later it may start.</param>
    /// <returns>Coefficient -1..1 and the lag in samples at which it was found.</returns>
    public static (double Coefficient, int Lag) Correlate(ReadOnlySpan<short> spoken, ReadOnlySpan<short> heard, int maximumLag)
    {
        (double Coefficient, int Lag) best = (0, 0);
        for (var lag = 0; lag <= maximumLag && lag < heard.Length; lag++)
        {
            var length = Math.Min(spoken.Length, heard.Length - lag);
            if (length < spoken.Length / 2)
                break;
            double both = 0, one = 0, other = 0;
            for (var i = 0; i < length; i++)
            {
                double a = spoken[i], b = heard[lag + i];
                both += a * b;
                one += a * a;
                other += b * b;
            }

            var coefficient = one > 0 && other > 0 ? both / Math.Sqrt(one * other) : 0;
            if (coefficient > best.Coefficient)
                best = (coefficient, lag);
        }

        return best;
    }
}
