using System.Collections.Immutable;

namespace Telephony.Media.Recording;

/// <summary>One channel of <see cref="WaveformPeaks"/>.</summary>
/// <param name="Minimum">Lowest sample of each bucket.</param>
/// <param name="Maximum">Highest sample of each bucket.</param>
public sealed record ChannelPeaks(ImmutableArray<short> Minimum, ImmutableArray<short> Maximum);
