namespace Telephony.Distribution;

/// <summary>How long a queue's calls take, for the estimate of waits; contact-center.md §13 "EWT".</summary>
/// <param name="Samples">Handled calls so far.</param>
/// <param name="AverageMs">Moving average of their handling (new = (3 old + sample) / 4), ms.</param>
public sealed record QueueTempo(int Samples, long AverageMs)
{
    /// <summary>Samples below which <see cref="Fallback"/> is taken.</summary>
    public const int FewSamples = 10;

    /// <summary>Handling time of a queue that is not known yet: 90 s.</summary>
    public static readonly TimeSpan Fallback = TimeSpan.FromSeconds(90);

    /// <summary>Least handling time that is believed: 15 s.</summary>
    public static readonly TimeSpan Floor = TimeSpan.FromSeconds(15);

    /// <summary>Nothing handled yet.</summary>
    public static QueueTempo Unknown { get; } = new(0, 0);

    /// <summary>The handling time to reckon with.</summary>
    public TimeSpan Handling => Samples < FewSamples ? Fallback : TimeSpan.FromMilliseconds(Math.Max(AverageMs, Floor.Ms()));

    /// <summary>With one more handled call.</summary>
    internal QueueTempo With(long handledMs) => new(Samples + 1, Samples == 0 ? handledMs : ((3 * AverageMs) + handledMs) / 4);
}
