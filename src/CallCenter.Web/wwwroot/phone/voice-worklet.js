// The voice line's two ends in the audio thread: microphone to 20 ms frames of mu-law at 8 kHz, frames to loudspeaker. What is decided is in
// playout.js and resampler.js; here samples are only carried.
import { FRAME, RATE, encodeMu, decode } from './voice-frames.js';
import { Resampler } from './resampler.js';
import { PlayOut } from './playout.js';

const REPORT_FRAMES = 25;

class VoiceCapture extends AudioWorkletProcessor {
  #resampler = new Resampler(sampleRate, RATE);
  #frame = new Uint8Array(FRAME);
  #filled = 0;
  #energy = 0;
  #on = true;

  constructor() {
    super();
    this.port.onmessage = e => { if (e.data === 'stop') this.#on = false; };
  }

  process([input]) {
    const channel = input[0];
    if (channel) this.#resampler.push(channel, this.#emit);
    return this.#on;
  }

  #emit = sample => {
    this.#frame[this.#filled++] = encodeMu(sample);
    this.#energy += sample * sample;
    if (this.#filled < FRAME) return;
    this.port.postMessage({ payload: this.#frame, level: Math.sqrt(this.#energy / FRAME) });
    this.#frame = new Uint8Array(FRAME);
    this.#filled = this.#energy = 0;
  };
}

class VoicePlayOut extends AudioWorkletProcessor {
  #playOut = new PlayOut();
  #resampler = new Resampler(RATE, sampleRate);
  #ready = new Float32Array(16_384);
  #read = 0;
  #written = 0;
  #block = new Float32Array(40); // 5 ms: as fine as a render quantum at any rate
  #blocks = 0;
  #energy = 0;
  #on = true;

  constructor() {
    super();
    this.port.onmessage = e => {
      if (e.data === 'stop') this.#on = false;
      else if (e.data === 'reset') this.#playOut.reset();
      else if (e.data.payload) this.#playOut.put(e.data, decode(e.data.kind, e.data.payload), e.data.at);
      else this.#playOut.note(e.data);
    };
  }

  process(inputs, [output]) {
    const channel = output[0];
    while (this.#written - this.#read < channel.length) {
      this.#playOut.take(this.#block);
      for (const s of this.#block) this.#energy += s * s;
      this.#resampler.push(this.#block, this.#emit);
      if (++this.#blocks % (4 * REPORT_FRAMES) === 0) this.#report();
    }
    for (let i = 0; i < channel.length; i++) channel[i] = this.#ready[this.#read++ % this.#ready.length];
    for (let c = 1; c < output.length; c++) output[c].set(channel);
    return this.#on;
  }

  #emit = sample => { this.#ready[this.#written++ % this.#ready.length] = sample; };

  #report() {
    this.port.postMessage({ ...this.#playOut.statistics, level: Math.sqrt(this.#energy / (4 * REPORT_FRAMES * this.#block.length)) });
    this.#energy = 0;
  }
}

registerProcessor('voice-capture', VoiceCapture);
registerProcessor('voice-playout', VoicePlayOut);
