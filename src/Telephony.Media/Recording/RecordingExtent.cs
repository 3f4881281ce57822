using System.Collections.Immutable;

namespace Telephony.Media.Recording;

/// <summary>How much audio a completed file holds.</summary>
/// <param name="Samples">In each channel.</param>
/// <param name="Torn">Spans in samples that the end of the process left half written; silent now.</param>
internal sealed record RecordingExtent(long Samples, ImmutableArray<(long From, long To)> Torn);
