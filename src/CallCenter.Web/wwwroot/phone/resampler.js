// Changes the sampling rate of a stream by windowed-sinc interpolation. What the lower rate cannot carry is filtered out first, so that
// nothing above 4 kHz folds down into the telephone band. Rules only: runs in the worklet and in tests alike.

const ZEROS = 24;      // zero crossings on each side, at the lower rate: 3 ms of delay
const PHASES = 256;    // steps of the kernel's table between two crossings; linear between them
const CUT_OFF = 0.9;   // of the lower rate's half: 3.6 kHz for the telephone
const BETA = 8;        // Kaiser window: 80 dB below

function bessel(x) {
  let sum = 1;
  let term = 1;
  for (let k = 1; k < 30; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

const kernel = (() => {
  const table = new Float32Array(ZEROS * PHASES + 2);
  const whole = bessel(BETA);
  for (let i = 0; i <= ZEROS * PHASES; i++) {
    const x = i / PHASES;
    const angle = Math.PI * x * CUT_OFF;
    const sinc = angle === 0 ? 1 : Math.sin(angle) / angle;
    table[i] = CUT_OFF * sinc * bessel(BETA * Math.sqrt(1 - (x / ZEROS) ** 2)) / whole;
  }
  return table;
})();

export class Resampler {
  #from;
  #to;
  #scale;      // of the kernel's time to the input's: 1 when rising, below 1 when falling
  #half;       // input samples on each side
  #line;
  #filled;
  #position;   // of the next output sample, in input samples from the line's start

  constructor(from, to) {
    this.#from = from;
    this.#to = to;
    this.#scale = Math.min(1, to / from);
    this.#half = Math.ceil(ZEROS / this.#scale);
    this.#line = new Float32Array(4 * this.#half + 8192);
    this.#filled = this.#half;
    this.#position = this.#half;
  }

  /** Seconds that a sound takes through it. */
  get delay() { return this.#half / this.#from; }

  /** Takes input samples; calls back with each output sample. Allocates nothing. */
  push(input, emit) {
    if (this.#from === this.#to) {
      for (let i = 0; i < input.length; i++) emit(input[i]);
      return;
    }
    if (this.#filled + input.length > this.#line.length) this.#shift();
    this.#line.set(input, this.#filled);
    this.#filled += input.length;
    const step = this.#from / this.#to;
    for (; this.#position + this.#half < this.#filled - 1; this.#position += step) emit(this.#at(this.#position));
    if (this.#position - this.#half > 4096) this.#shift();
  }

  #at(position) {
    const first = Math.ceil(position - this.#half);
    const last = Math.floor(position + this.#half);
    let sum = 0;
    for (let i = Math.max(0, first); i <= last; i++) {
      const x = Math.abs(i - position) * this.#scale * PHASES;
      const cell = x | 0;
      if (cell >= ZEROS * PHASES) continue;
      sum += this.#line[i] * (kernel[cell] + (kernel[cell + 1] - kernel[cell]) * (x - cell));
    }
    return sum * this.#scale;
  }

  #shift() {
    const used = Math.max(0, Math.floor(this.#position) - this.#half - 1);
    this.#line.copyWithin(0, used, this.#filled);
    this.#filled -= used;
    this.#position -= used;
  }
}
