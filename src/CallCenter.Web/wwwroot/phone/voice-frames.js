// The frames of the voice line on the phone's WebSocket, and G.711. Rules only: no browser object is touched here.
// Ten bytes, big-endian: version and kind (4 bits each), flags, sequence (2), timestamp in samples (4), acknowledged sequence (2).

export const VERSION = 1;
export const HEADER = 10;
export const FRAME = 160;
export const RATE = 8000;
export const Kind = { keepAlive: 0, pcmu: 1, pcma: 2, event: 3 };
const MARKER = 1;
const ACKNOWLEDGES = 2;

/** One message as an ArrayBuffer; acknowledged is null before the first frame of the other end. */
export function write({ kind, marker = false, sequence, timestamp, acknowledged = null }, payload = null) {
  const bytes = new Uint8Array(HEADER + (payload?.length ?? 0));
  const view = new DataView(bytes.buffer);
  bytes[0] = VERSION << 4 | kind;
  bytes[1] = (marker ? MARKER : 0) | (acknowledged === null ? 0 : ACKNOWLEDGES);
  view.setUint16(2, sequence & 0xFFFF);
  view.setUint32(4, timestamp >>> 0);
  view.setUint16(8, acknowledged ?? 0);
  if (payload) bytes.set(payload, HEADER);
  return bytes.buffer;
}

/** Reads one message; null if it is none of this version. */
export function read(buffer) {
  if (buffer.byteLength < HEADER) return null;
  const view = new DataView(buffer);
  const first = view.getUint8(0);
  if (first >> 4 !== VERSION || (first & 0x0F) > Kind.event) return null;
  const flags = view.getUint8(1);
  return {
    kind: first & 0x0F,
    marker: (flags & MARKER) !== 0,
    sequence: view.getUint16(2),
    timestamp: view.getUint32(4),
    acknowledged: flags & ACKNOWLEDGES ? view.getUint16(8) : null,
    payload: new Uint8Array(buffer, HEADER),
  };
}

/** How far b is ahead of a, both 16 bits and wrapping; negative when behind. */
export const ahead16 = (a, b) => (b - a) << 16 >> 16;

/** The same for 32 bits. */
export const ahead32 = (a, b) => (b - a) | 0;

// ITU-T G.711: 14 or 13 bits by segments of doubling width. Samples are -1..1.
const muToLinear = new Float32Array(256);
const aToLinear = new Float32Array(256);
for (let code = 0; code < 256; code++) {
  const mu = ~code & 0xFF;
  const size = (((mu & 0x0F) << 3) + 0x84 << (mu >> 4 & 7)) - 0x84;
  muToLinear[code] = (mu & 0x80 ? -size : size) / 32768;
  const a = code ^ 0x55;
  const segment = a >> 4 & 7;
  const step = (a & 0x0F) << 4;
  const level = segment === 0 ? step + 8 : step + 0x108 << segment - 1;
  aToLinear[code] = (a & 0x80 ? level : -level) / 32768;
}

export function encodeMu(sample) {
  const clipped = Math.max(-32635, Math.min(32635, Math.round(sample * 32768)));
  const biased = Math.abs(clipped) + 0x84;
  const segment = 31 - Math.clz32(biased >> 7);
  const code = segment << 4 | (biased >> segment + 3 & 0x0F);
  return ~(clipped < 0 ? code | 0x80 : code) & 0xFF;
}

export const decodeMu = code => muToLinear[code];
export const decodeA = code => aToLinear[code];

/** Float samples of a frame's payload. */
export function decode(kind, payload) {
  const table = kind === Kind.pcma ? aToLinear : muToLinear;
  const samples = new Float32Array(payload.length);
  for (let i = 0; i < samples.length; i++) samples[i] = table[payload[i]];
  return samples;
}

/** A telephone event's four bytes (RFC 4733 §2.3). */
export function eventPayload(digit, durationSamples, end) {
  const code = '0123456789*#ABCD'.indexOf(digit);
  if (code < 0) return null;
  const duration = Math.min(0xFFFF, durationSamples);
  return Uint8Array.of(code, (end ? 0x80 : 0) | 10, duration >> 8, duration & 0xFF);
}
