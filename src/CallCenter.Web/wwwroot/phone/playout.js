// Adaptive play-out of frames that arrive with jitter: how deep the buffer is kept, when a frame is skipped or a pause inserted, what is heard
// where a frame is missing. Nothing is stretched: pitch and pace stay the speaker's. Samples are at 8 kHz. Rules only: no clock, no browser object.
import { RATE, FRAME, ahead16, ahead32 } from './voice-frames.js';

export const DEFAULTS = {
  leastMs: 20,          // kept in hand just before a frame arrives, at least
  mostMs: 400,          // and at most: beyond it is no conversation
  marginMs: 15,         // on top of the jitter seen; the sound card takes in steps of 3 to 10 ms
  share: 0.97,          // of the frames that are to come in time: one stall now and then does not make every word late
  memory: 0.998,        // per frame: a habit is remembered for about ten seconds
  windowMs: 6_000,      // the quickest arrival is forgotten after one to two of these: clocks drift
  slackMs: 20,          // deeper than wanted by this for patienceMs: a frame is skipped
  patienceMs: 400,
  deepMs: 60,           // deeper by this: after a stall, one frame in six until the delay is gone
  hurryMs: 120,
  concealMs: 60,        // a missing frame's replacement has died away after this
  joinSamples: 40,      // 5 ms of cross-fade wherever two pieces meet
};

const LOUD = 0.02;
const BIN_MS = 10;
const BINS = 50;

export class PlayOut {
  #o;
  #pieces = [];
  #head = 0;            // samples read of the first piece
  #depth = 0;           // samples waiting
  #dry = true;          // nothing is played until enough is in hand
  #hold = null;         // samples of silence still to be inserted before playing begins
  #ranDry = false;      // the play-out stopped for want of frames; the next frame tells whether that was a stall or a pause
  #last = null;         // {sequence, timestamp, length} of the newest frame
  #base = 0;
  #bestNow = Infinity;
  #bestBefore = Infinity;
  #windowEnds = 0;
  #late = new Float64Array(BINS);
  #overSince = null;
  #history = new Float32Array(480);
  #voiced = false;      // the history holds sound
  #received = 0; #lost = 0; #underruns = 0; #concealed = 0; #skipped = 0; #inserted = 0; #played = 0; #jitter = 0; #transit = null;
  #conceal = 0;         // samples concealed in a row
  #lag = 0;
  #fade = null;         // tail that the next piece is blended with
  #depthSum = 0; #depthCount = 0;

  constructor(options = {}) {
    this.#o = { ...DEFAULTS, ...options };
    this.#late[0] = 1;
  }

  /** Milliseconds to have in hand when a frame is due. */
  get targetMs() {
    let sum = 0;
    let bin = 0;
    while (bin < BINS - 1 && (sum += this.#late[bin]) < this.#o.share) bin++;
    return Math.min(this.#o.mostMs, Math.max(this.#o.leastMs, bin * BIN_MS + this.#o.marginMs));
  }

  get depthMs() { return this.#depth * 1000 / RATE; }

  /** Counts since the beginning; delayMs is the mean depth since it was last asked for. */
  get statistics() {
    const figures = {
      received: this.#received, lost: this.#lost, underruns: this.#underruns, jitterMs: this.#jitter, targetMs: this.targetMs,
      delayMs: this.#depthCount ? this.#depthSum / this.#depthCount : this.depthMs,
      concealed: this.#concealed, played: this.#played, skipped: this.#skipped, inserted: this.#inserted,
    };
    this.#depthSum = this.#depthCount = 0;
    return figures;
  }

  /** Another stream follows: its numbers have nothing to do with the former's. What was learnt of the network stays. */
  reset() { this.#last = null; }

  /** One frame: its numbers, its samples, and when it came (milliseconds of a clock that only rises). */
  put({ sequence, timestamp, marker = false }, samples, now) {
    const last = this.#last;
    const gap = last === null ? 0 : ahead32(last.timestamp + last.length >>> 0, timestamp);
    const missing = last === null ? 0 : ahead16(last.sequence, sequence) - 1;
    if (missing < 0) return; // a repetition
    this.#received++;
    this.#lost += missing;
    this.#last = { sequence, timestamp, length: samples.length };
    const anew = last === null || marker || gap < 0 || gap > RATE;
    if (anew) this.#begin(now);
    else if (this.#ranDry) this.#missed();
    this.#ranDry = false;
    this.#observe(anew ? 0 : gap + last.length, now);
    if (!anew && gap > 0 && gap <= 3 * FRAME && !this.#dry) this.#add(null, gap);
    this.#add(samples, samples.length);
    this.#skipTheExcess(now);
  }

  /** A frame without sound (a digit): it is not missing. */
  note({ sequence }) {
    if (this.#last === null || ahead16(this.#last.sequence, sequence) <= 0) return;
    this.#lost += ahead16(this.#last.sequence, sequence) - 1;
    this.#last.sequence = sequence;
  }

  /** Fills the target with what is to be heard next; silence where nothing is. */
  take(target) {
    this.#depthSum += this.depthMs;
    this.#depthCount++;
    this.#startWhenDue(target.length);
    let at = 0;
    while (at < target.length) {
      const piece = this.#dry ? null : this.#pieces[0];
      if (!piece) {
        if (!this.#dry) this.#runDry();
        this.#fill(target, at, target.length - at);
        break;
      }
      const count = Math.min(piece.length - this.#head, target.length - at);
      if (piece.samples) this.#play(piece, target, at, count);
      else this.#fill(target, at, count);
      at += count;
      this.#head += count;
      this.#depth -= count;
      if (this.#head < piece.length) continue;
      this.#pieces.shift();
      this.#head = 0;
    }
    return target;
  }

  #startWhenDue(count) {
    if (!this.#dry || this.#depth === 0) return;
    this.#hold ??= this.targetMs * RATE / 1000;
    const isDeep = this.depthMs >= this.targetMs + FRAME * 1000 / RATE;
    if (this.#hold > 0 && !isDeep) {
      this.#hold -= count;
      this.#inserted += count;
      return;
    }
    this.#dry = false;
    this.#hold = null;
  }

  #add(samples, length) {
    this.#pieces.push({ samples, length });
    this.#depth += length;
  }

  /** A new talk spurt: what a former one left unplayed is old. */
  #begin(now) {
    this.#base = now;
    this.#bestNow = this.#bestBefore = Infinity;
    this.#windowEnds = now + this.#o.windowMs;
    this.#transit = null;
    if (!this.#dry) return;
    this.#pieces.length = this.#head = this.#depth = 0;
    this.#hold = null;
  }

  /** A stall, or a loudspeaker that takes more unevenly than the margin allows for: as late as one bin more than was expected. */
  #missed() {
    this.#underruns++;
    this.#learn(this.targetMs - this.#o.marginMs + BIN_MS, 0.98);
  }

  #learn(lateMs, memory) {
    for (let i = 0; i < BINS; i++) this.#late[i] *= memory;
    this.#late[Math.max(0, Math.min(BINS - 1, Math.floor(lateMs / BIN_MS)))] += 1 - memory;
  }

  /** Jitter as RFC 3550 has it, and how late each frame is against the quickest: that is what must be kept in hand. */
  #observe(step, now) {
    this.#base += step * 1000 / RATE;
    const transit = now - this.#base;
    if (this.#transit !== null) this.#jitter += (Math.abs(transit - this.#transit) - this.#jitter) / 16;
    this.#transit = transit;
    if (now >= this.#windowEnds) {
      this.#windowEnds = now + this.#o.windowMs;
      [this.#bestBefore, this.#bestNow] = [this.#bestNow, Infinity];
    }
    this.#bestNow = Math.min(this.#bestNow, transit);
    this.#learn(transit - Math.min(this.#bestNow, this.#bestBefore), this.#o.memory);
  }

  /** Deeper than wanted: a frame is left out when that has lasted, sooner after a stall, and rather one of silence. */
  #skipTheExcess(now) {
    // so much at once is no delay to work off but an end to put to it
    while (this.depthMs > this.#o.mostMs + this.targetMs && this.#pieces.length > 2) this.#skip(1);
    const excess = this.depthMs - this.targetMs - 1000 * FRAME / RATE;
    if (this.#dry || excess <= this.#o.slackMs) {
      this.#overSince = null;
      return;
    }
    this.#overSince ??= now;
    const lasted = now - this.#overSince;
    const patience = excess > this.#o.deepMs ? this.#o.hurryMs : this.#o.patienceMs;
    if (lasted < patience) return;
    const quiet = this.#pieces.findIndex((p, i) => i > 0 && (!p.samples || loudness(p.samples) < LOUD));
    if (quiet < 0 && excess <= this.#o.deepMs && lasted < 3 * patience) return;
    this.#skip(Math.max(1, quiet));
    this.#overSince = now;
  }

  /** The skipped piece's beginning fades into the next one's: no click where they meet. */
  #skip(at) {
    const [piece] = this.#pieces.splice(at, 1);
    if (!piece) return;
    this.#depth -= piece.length;
    this.#skipped += piece.length;
    const next = this.#pieces[at];
    if (next?.samples && piece.samples) next.samples = blend(piece.samples, next.samples, this.#o.joinSamples);
  }

  #runDry() {
    this.#dry = true;
    this.#ranDry = true;
    this.#overSince = null;
  }

  #play(piece, target, at, count) {
    if (this.#conceal > 0) this.#fade = this.#concealment(this.#o.joinSamples);
    this.#conceal = 0;
    for (let i = 0; i < count; i++) {
      const sample = piece.samples[this.#head + i];
      const share = this.#fade && i < this.#fade.length ? (i + 1) / (this.#fade.length + 1) : 1;
      target[at + i] = share === 1 ? sample : sample * share + this.#fade[i] * (1 - share);
    }
    this.#fade = null;
    this.#remember(target, at, count);
    this.#played += count;
  }

  /** Where a frame is missing the last pitch period goes on, dying away; in a pause there is silence. */
  #fill(target, at, count) {
    if (!this.#voiced) {
      target.fill(0, at, at + count);
      return;
    }
    if (this.#conceal === 0) this.#lag = pitch(this.#history);
    const limit = this.#o.concealMs * RATE / 1000;
    for (let i = 0; i < count; i++, this.#conceal++) {
      target[at + i] = this.#goingOn(this.#conceal, limit);
      if (this.#conceal < limit) this.#concealed++;
    }
    if (this.#conceal >= limit) this.#voiced = false;
  }

  #goingOn(n, limit) {
    const h = this.#history;
    return n >= limit || !this.#voiced ? 0 : (1 - n / limit) * h[h.length - this.#lag + n % this.#lag];
  }

  /** How the concealment would go on: what a real frame is blended with. */
  #concealment(count) {
    const limit = this.#o.concealMs * RATE / 1000;
    return Float32Array.from({ length: count }, (_, i) => this.#goingOn(this.#conceal + i, limit));
  }

  #remember(samples, at, count) {
    const h = this.#history;
    const kept = Math.min(count, h.length);
    h.copyWithin(0, kept);
    for (let i = 0; i < kept; i++) h[h.length - kept + i] = samples[at + count - kept + i];
    this.#voiced = true;
  }
}

export function loudness(samples) {
  let sum = 0;
  for (let i = 0; i < samples.length; i++) sum += samples[i] * samples[i];
  return Math.sqrt(sum / samples.length);
}

function blend(from, to, join) {
  const mixed = Float32Array.from(to);
  const count = Math.min(join, from.length, to.length);
  for (let i = 0; i < count; i++) {
    const share = (i + 1) / (count + 1);
    mixed[i] = to[i] * share + from[i] * (1 - share);
  }
  return mixed;
}

/** The period, in samples, at which the last 20 ms look most like what came before them: 2.5 to 20 ms. */
export function pitch(history) {
  const n = history.length;
  const window = 160;
  let best = 80;
  let bestScore = 0;
  for (let lag = 20; lag <= 160; lag++) {
    let product = 0;
    let energy = 1e-9;
    for (let i = n - window; i < n; i++) {
      product += history[i] * history[i - lag];
      energy += history[i - lag] * history[i - lag];
    }
    const score = product <= 0 ? 0 : product * product / energy;
    if (score > bestScore * 1.001) {
      bestScore = score;
      best = lag;
    }
  }
  return best;
}
