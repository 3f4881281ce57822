namespace Telephony.Media.Prompts;

/// <summary>16 kHz to 8 kHz: a windowed-sinc low-pass at 3.6 kHz, then every second sample; without it what lies above 4 kHz would fold into the voice.</summary>
internal static class HalfRate
{
    private const int Taps = 63;
    private const double CutOff = 3600.0 / 16_000;
    private static readonly double[] s_filter = Design();

    public static short[] Convert(ReadOnlySpan<short> source)
    {
        var target = new short[source.Length / 2];
        for (var i = 0; i < target.Length; i++)
        {
            double sum = 0;
            for (var tap = 0; tap < Taps; tap++)
            {
                var at = (2 * i) + tap - (Taps / 2);
                if (at >= 0 && at < source.Length)
                    sum += s_filter[tap] * source[at];
            }

            target[i] = (short)Math.Clamp(Math.Round(sum), short.MinValue, short.MaxValue);
        }

        return target;
    }

    private static double[] Design()
    {
        var taps = new double[Taps];
        for (var i = 0; i < Taps; i++)
        {
            var x = i - (Taps / 2);
            var sinc = x == 0 ? 2 * CutOff : Math.Sin(2 * Math.PI * CutOff * x) / (Math.PI * x);
            taps[i] = sinc * (0.54 - (0.46 * Math.Cos(2 * Math.PI * i / (Taps - 1))));
        }

        var gain = taps.Sum();
        return Array.ConvertAll(taps, t => t / gain);
    }
}
