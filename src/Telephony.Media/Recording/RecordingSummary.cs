using System.Collections.Immutable;

namespace Telephony.Media.Recording;

/// <summary>What a recording knows of itself at its end.</summary>
/// <param name="Dropped">Packets that could not be placed.</param>
/// <param name="Gaps">Where nothing of the customer arrived.</param>
/// <param name="Pauses">Where it was paused.</param>
/// <param name="Stalls">What the disk lost.</param>
internal sealed record RecordingSummary(long Dropped, ImmutableArray<RecordingSpan> Gaps, ImmutableArray<RecordingSpan> Pauses, ImmutableArray<RecordingSpan> Stalls);
