// The phone's way over its own WebSocket: microphone and loudspeaker by worklets, frames by the phone's socket. The phone decides when it runs.
import { Kind, FRAME, RATE, read, write, eventPayload } from './voice-frames.js';

const WAITING = 10;             // 0.2 s of frames: older audio is worth less than the delay it would bring
const UNSENT_BYTES = 1_000;     // about six frames in the browser's own buffer: beyond it the network stalls
const KEEP_ALIVE_MS = 200;
const STOPPED_MS = 300;         // no frame for so long: the microphone paused, the time line begins anew
const DIGIT_SAMPLES = 800;      // 100 ms, then 60 ms of silence, as the other way has it
const DIGIT_STEP_MS = 50;
const DIGIT_PAUSE_MS = 60;

export class VoiceLine {
  #send;
  #buffered;
  #context = null;
  #source = null;
  #capture = null;
  #playOut = null;
  #tap = null;
  #sequence = Math.floor(Math.random() * 0x4000);
  #timestamp = Math.floor(Math.random() * 0x40000000);
  #marker = true;
  #frameAt = 0;
  #received = null;
  #waiting = [];
  #keepAlive = null;
  #digits = [];
  #digitTimer = null;
  #levels = { microphone: 0, speaker: 0 };
  #heard = null;
  #sent = 0;
  #dropped = 0;
  #open = false;

  /** send takes one binary message and buffered tells how many bytes the socket still holds. */
  constructor(send, buffered) {
    this.#send = send;
    this.#buffered = buffered;
  }

  get isRunning() { return this.#context?.state === 'running'; }
  get context() { return this.#context; }
  get levels() { return this.#levels; }

  /** What is heard, as a stream for level meters and tests; the ear itself gets it without this detour. */
  get remoteStream() {
    if (!this.#context) return null;
    if (!this.#tap) {
      this.#tap = this.#context.createMediaStreamDestination();
      this.#playOut.connect(this.#tap);
    }
    return this.#tap.stream;
  }

  get statistics() {
    const h = this.#heard;
    const spoken = h ? h.concealed + h.played : 0;
    return {
      jitterMs: h?.jitterMs ?? 0, packetsReceived: h?.received ?? 0, packetsLost: h?.lost ?? 0, packetsSent: this.#sent,
      concealedPercent: spoken ? 100 * h.concealed / spoken : 0, jitterBufferMs: h?.delayMs ?? 0, underruns: h?.underruns ?? 0, dropped: this.#dropped,
    };
  }

  /** Builds the audio graph; rejects where the browser has no worklets. Frames flow once open() is called. */
  async start(stream, sinkId) {
    const context = new AudioContext({ latencyHint: 'interactive' });
    this.#context = context;
    await context.audioWorklet.addModule(new URL('./voice-worklet.js', import.meta.url));
    if (this.#context !== context) return; // stopped meanwhile
    this.#capture = new AudioWorkletNode(context, 'voice-capture', { numberOfOutputs: 0, channelCount: 1, channelCountMode: 'explicit' });
    this.#playOut = new AudioWorkletNode(context, 'voice-playout', { numberOfInputs: 0, outputChannelCount: [1] });
    this.#capture.port.onmessage = e => this.#captured(e.data);
    this.#playOut.port.onmessage = e => { this.#heard = e.data; this.#levels.speaker = e.data.level; };
    this.#playOut.connect(context.destination);
    this.use(stream);
    if (sinkId) await this.setSink(sinkId);
    this.#keepAlive = setInterval(() => this.#keep(), KEEP_ALIVE_MS);
  }

  /** Another microphone without a break in the numbers. */
  use(stream) {
    this.#source?.disconnect();
    this.#source = null;
    if (!stream || !this.#context) return;
    this.#source = this.#context.createMediaStreamSource(stream);
    this.#source.connect(this.#capture);
  }

  async setSink(deviceId) {
    if (!this.#context?.setSinkId) return false;
    await this.#context.setSinkId(deviceId);
    return true;
  }

  /** A browser lets a page sound after a gesture only; resolves when it does. */
  resume() { return this.#context?.resume(); }

  /** The server takes frames from now on. */
  open() {
    this.#open = true;
    this.#marker = true;
    this.#playOut?.port.postMessage('reset');
  }

  /** The server takes none: another way is in use, or the socket is gone. */
  close() {
    this.#open = false;
    this.#waiting.length = 0;
    this.#received = null;
  }

  stop() {
    this.close();
    clearInterval(this.#keepAlive);
    clearTimeout(this.#digitTimer);
    this.#digits.length = 0;
    this.#capture?.port.postMessage('stop');
    this.#playOut?.port.postMessage('stop');
    this.#source?.disconnect();
    const context = this.#context;
    this.#context = this.#source = this.#capture = this.#playOut = this.#tap = null;
    context?.close();
  }

  /** One binary message of the server. */
  received(buffer) {
    const frame = read(buffer);
    if (!frame || !this.#playOut) return;
    this.#received = frame.sequence;
    const { kind, marker, sequence, timestamp } = frame;
    const isAudio = kind === Kind.pcmu || kind === Kind.pcma;
    this.#playOut.port.postMessage({ kind, marker, sequence, timestamp, payload: isAudio ? frame.payload.slice() : null, at: performance.now() });
  }

  /** DTMF as telephone-events; false while no frames flow. */
  sendDigits(digits) {
    if (!this.#open) return false;
    this.#digits.push(...[...digits.toUpperCase()].filter(d => '0123456789*#ABCD'.includes(d)));
    if (!this.#digitTimer) this.#nextDigit();
    return true;
  }

  #captured({ payload, level }) {
    this.#levels.microphone = level;
    const now = performance.now();
    const pause = this.#frameAt ? now - this.#frameAt : 0;
    if (pause > STOPPED_MS) {
      this.#timestamp += Math.round(pause * RATE / 1000) - FRAME;
      this.#marker = true;
    }
    this.#frameAt = now;
    const timestamp = this.#timestamp;
    this.#timestamp = this.#timestamp + FRAME >>> 0;
    // while a digit sounds the voice is silent, as on every telephone
    if (this.#open && !this.#digitTimer) this.#queue({ kind: Kind.pcmu, timestamp }, payload);
  }

  #keep() {
    if (this.#open && performance.now() - this.#frameAt > KEEP_ALIVE_MS) this.#queue({ kind: Kind.keepAlive, timestamp: this.#timestamp }, null);
  }

  #queue(header, payload) {
    this.#sequence = this.#sequence + 1 & 0xFFFF;
    this.#waiting.push({ ...header, sequence: this.#sequence, marker: this.#marker, payload });
    if (header.kind !== Kind.keepAlive) this.#marker = false;
    if (this.#waiting.length > WAITING) {
      const [oldest] = this.#waiting.splice(0, 1);
      if (oldest.marker) this.#waiting[0].marker = true;
      this.#dropped++;
    }
    this.#flush();
  }

  #flush() {
    while (this.#waiting.length && this.#buffered() < UNSENT_BYTES) {
      const { payload, ...header } = this.#waiting[0];
      if (!this.#send(write({ ...header, acknowledged: this.#received }, payload))) return;
      this.#waiting.shift();
      this.#sent++;
    }
  }

  #nextDigit() {
    const digit = this.#digits.shift();
    this.#digitTimer = null;
    if (!digit) {
      this.#marker = true;
      return;
    }
    const timestamp = this.#timestamp;
    const step = sent => {
      const duration = Math.min(DIGIT_SAMPLES, sent * DIGIT_STEP_MS * RATE / 1000);
      const isEnd = duration >= DIGIT_SAMPLES;
      // the end is told three times (RFC 4733 §2.5.1.4)
      for (let n = 0; n < (isEnd ? 3 : 1); n++) this.#queue({ kind: Kind.event, timestamp }, eventPayload(digit, duration, isEnd));
      this.#digitTimer = setTimeout(isEnd ? () => this.#nextDigit() : () => step(sent + 1), isEnd ? DIGIT_PAUSE_MS : DIGIT_STEP_MS);
    };
    step(1);
  }
}
