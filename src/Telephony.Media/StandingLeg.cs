namespace Telephony.Media;

/// <summary>A leg that is open.</summary>
/// <param name="Leg">Which.</param>
/// <param name="IsRtp">It has an RTP port of its own; otherwise its packets come over another's transport (browser phone).</param>
/// <param name="Recording">Its running recording, or null.</param>
/// <param name="IsPaused">That recording is paused.</param>
public sealed record StandingLeg(MediaLegId Leg, bool IsRtp, RecordingId? Recording, bool IsPaused = false);
