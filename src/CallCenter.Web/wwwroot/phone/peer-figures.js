// What the browser's own statistics say of a peer connection.

/** Loudness of both directions, 0 to 1. */
export function levelsOf(report) {
  const levels = { microphone: 0, speaker: 0 };
  report?.forEach(s => {
    if (s.type === 'media-source') levels.microphone = s.audioLevel ?? 0;
    if (s.type === 'inbound-rtp') levels.speaker = s.audioLevel ?? 0;
  });
  return levels;
}

/** Quality of the connection; times in milliseconds, remoteFractionLost 0 to 1 or null before the first report. */
export function figuresOf(report) {
  const figures = { roundTripMs: null, jitterMs: 0, packetsReceived: 0, packetsLost: 0, packetsSent: 0, concealedPercent: 0, jitterBufferMs: 0, remoteFractionLost: null };
  report.forEach(s => {
    if (s.type === 'candidate-pair' && s.nominated && s.currentRoundTripTime != null) figures.roundTripMs = s.currentRoundTripTime * 1000;
    if (s.type === 'outbound-rtp') figures.packetsSent = s.packetsSent;
    if (s.type === 'remote-inbound-rtp') figures.remoteFractionLost = s.fractionLost ?? null;
    if (s.type === 'inbound-rtp') {
      figures.jitterMs = (s.jitter ?? 0) * 1000;
      figures.packetsReceived = s.packetsReceived ?? 0;
      figures.packetsLost = s.packetsLost ?? 0;
      figures.concealedPercent = s.totalSamplesReceived ? 100 * s.concealedSamples / s.totalSamplesReceived : 0;
      figures.jitterBufferMs = s.jitterBufferEmittedCount ? 1000 * s.jitterBufferDelay / s.jitterBufferEmittedCount : 0;
    }
  });
  return figures;
}
