using AfterSales.Tests.Shared;

namespace EndToEnd.Harness;

/// <summary>Everybody in a call sounds at a pitch of his own: who hears whom is read off the spectrum. The pitches are no harmonics of each other.</summary>
public static class Tones
{
    public const double Customer = 500;
    public const double FirstAgent = 830;
    public const double SecondAgent = 1370;
    public const double Supervisor = 2170;

    /// <summary>Seconds after which a wrong sound is a fault and not a change on its way.</summary>
    private const int Attempts = 10;

    private const int Piece = ToneProbe.SampleRate / 5;

    /// <summary>From here on a pitch is there; what is sent has 0.3.</summary>
    private const double Loud = 0.08;

    /// <summary>Below this it is not; G.711 makes harmonics and noise of about 0.003.</summary>
    private const double Silent = 0.012;

    /// <summary>Four seconds, which loop without a click.</summary>
    public static short[] Of(double hertz) => TestVoice.Tone(hertz, 4_000);

    /// <summary>Whether a pitch is to be heard: the median of pieces of 0.2 s, since a jitter buffer may stretch one.</summary>
    public static bool Has(short[] heard, double hertz) => Amplitude(heard, hertz) >= Loud;

    /// <summary>Whether not a trace of it is there.</summary>
    public static bool HasNot(short[] heard, double hertz) => Amplitude(heard, hertz) <= Silent;

    /// <summary>A change takes a moment to come through jitter buffers: what counts is what is heard then, and still a second later.</summary>
    public static async Task ShouldHearAsync(string who, Func<Task<short[]>> hear, double[] there, double[] notThere)
    {
        short[] heard = [];
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            heard = await hear();
            if (!IsAsItShould(heard))
                continue;
            heard = await hear();
            if (IsAsItShould(heard))
                return;
        }

        throw new InvalidOperationException($"{who} does not hear whom he should: {Describe(heard)}");

        bool IsAsItShould(short[] samples) => there.All(t => Has(samples, t)) && notThere.All(t => HasNot(samples, t));
    }

    /// <summary>The amplitudes, for a message.</summary>
    private static string Describe(short[] heard) => FormattableString.Invariant(
        $"customer {Amplitude(heard, Customer):0.000}, first agent {Amplitude(heard, FirstAgent):0.000}, second agent {Amplitude(heard, SecondAgent):0.000}, supervisor {Amplitude(heard, Supervisor):0.000}");

    private static double Amplitude(short[] heard, double hertz)
    {
        var found = new List<double>();
        for (var at = 0; at + Piece <= heard.Length; at += Piece)
            found.Add(ToneProbe.Amplitude(heard.AsSpan(at, Piece), hertz));
        if (found.Count == 0)
            return 0;
        found.Sort();
        return found[found.Count / 2];
    }
}
