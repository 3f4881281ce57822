namespace CallCenter.Web.Features.Recordings;

/// <summary>Waveform of a recording: <c>min, max</c> pairs per bucket, left = customer, right = agent side.</summary>
public sealed record PeaksWire(int Buckets, double[] Left, double[] Right, long DurationMs);
