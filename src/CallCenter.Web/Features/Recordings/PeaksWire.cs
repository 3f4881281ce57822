namespace CallCenter.Web.Features.Recordings;

/// <summary>Waveform of a recording: <c>min, max</c> pairs per bucket, left = customer, right = agent side.</summary>
/// <param name="Buckets">Columns.</param>
/// <param name="Left">−1 to 1.</param>
/// <param name="Right">−1 to 1.</param>
/// <param name="DurationMs">Length of the audio.</param>
/// <param name="Silences">Spans <c>[from, to]</c> in milliseconds in which neither side says anything.</param>
public sealed record PeaksWire(int Buckets, double[] Left, double[] Right, long DurationMs, IReadOnlyList<long[]> Silences);
