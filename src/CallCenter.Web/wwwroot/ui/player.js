// Plays one two-channel recording and draws its waveform: customer above, agent below, the played part in full colour.
// data-one-sided: the agent's channel is empty (a left message); the customer's is drawn alone and heard in both ears.
import { text } from './ticker.js';

const calm = matchMedia('(prefers-reduced-motion: reduce)');
const justBefore = .25; // s before a silence ends, so that no first syllable is lost

/** Wires up a player's markup; returns a handle: now() and playFrom(ms) for the page, stop() releases sound and listeners. */
export function attach(root) {
  const on = new AbortController(), sound = root.querySelector('[data-sound]'), canvas = root.querySelector('[data-wave]'), seek = root.querySelector('[data-seek]');
  const when = { playing: root.querySelector('[data-when=playing]'), paused: root.querySelector('[data-when=paused]') };
  const oneSided = 'oneSided' in root.dataset;
  const side = { mute: [false, oneSided], solo: [false, false], gains: null, context: null };
  let peaks = null, gain = 0, frame = 0, timer = 0, skips = false, shownSecond = -1;

  const length = () => Number.isFinite(sound.duration) && sound.duration > 0 ? sound.duration : (peaks?.durationMs ?? Number(seek.max) ?? 0) / 1000;
  const listen = (target, event, act) => target.addEventListener(event, act, { signal: on.signal });
  const go = seconds => { sound.currentTime = Math.min(Math.max(0, seconds), Math.max(0, length() - .05)); show(); };

  function draw() {
    const style = getComputedStyle(root), scale = devicePixelRatio || 1, w = canvas.clientWidth, h = canvas.clientHeight;
    if (!w || !h) return;
    if (canvas.width !== Math.round(w * scale) || canvas.height !== Math.round(h * scale)) { canvas.width = Math.round(w * scale); canvas.height = Math.round(h * scale); }
    const g = canvas.getContext('2d');
    g.setTransform(scale, 0, 0, scale, 0, 0);
    g.clearRect(0, 0, w, h);
    const colour = name => resolve(style, name), head = length() ? sound.currentTime / length() * w : 0;
    if (peaks) {
      // A quiet line is drawn larger, both sides alike: who is louder than whom stays true.
      gain ||= Math.min(4, .95 / Math.max(.05, ...peaks.left.map(Math.abs), ...peaks.right.map(Math.abs)));
      lane(g, peaks.left, 0, oneSided ? h : h / 2, w, head, colour('--azure'), audible(0));
      if (!oneSided) lane(g, peaks.right, h / 2, h / 2, w, head, colour('--ink-3'), audible(1));
    }
    if (!oneSided) {
      g.fillStyle = colour('--line-2');
      g.fillRect(0, h / 2 - .5, w, 1);
    }
    g.fillStyle = colour('--cinnabar');
    g.fillRect(Math.min(w - 1.5, head), 0, 1.5, h);
  }

  // A custom property with light-dark() must be resolved by the browser before a canvas can use it.
  function resolve(style, name) {
    const probe = root.querySelector('[data-probe]') ?? root.appendChild(Object.assign(document.createElement('i'), { hidden: true }));
    probe.dataset.probe = '';
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  }

  function lane(g, pairs, top, height, w, head, colour, heard) {
    const n = pairs.length / 2, mid = top + height / 2, reach = height / 2 - 4;
    const step = Math.max(2, w / n);
    g.fillStyle = colour;
    for (let x = 0; x < w; x += step) {
      const i = Math.min(n - 1, Math.floor(x / w * n)), low = pairs[2 * i] * gain, high = pairs[2 * i + 1] * gain;
      const y1 = mid - Math.max(.02, high) * reach, y2 = mid - Math.min(-.02, low) * reach;
      g.globalAlpha = (x <= head ? 1 : .45) * (heard ? 1 : .3);
      g.fillRect(x, y1, Math.max(1, step - 1), Math.max(1, y2 - y1));
    }
    g.globalAlpha = 1;
  }

  function show() {
    const second = Math.floor(sound.currentTime);
    root.dataset.now = String(Math.round(sound.currentTime * 1000));
    if (second !== shownSecond) {
      shownSecond = second;
      root.querySelector('[data-now]').textContent = text(sound.currentTime * 1000);
      seek.setAttribute('aria-valuetext', `${text(sound.currentTime * 1000)} / ${text(length() * 1000)}`);
    }
    if (length()) {
      root.querySelector('[data-length]').textContent = text(length() * 1000);
      seek.max = String(Math.round(length() * 1000));
      seek.value = String(Math.round(sound.currentTime * 1000));
    }
    draw();
  }

  function jumpSilence() {
    if (!skips || !peaks?.silences) return;
    const ms = sound.currentTime * 1000, silence = peaks.silences.find(([from, to]) => ms >= from + 400 && ms < to - justBefore * 1000 - 100);
    if (silence) sound.currentTime = silence[1] / 1000 - justBefore;
  }

  // Who wants little motion sees the head step twice a second instead of gliding.
  function run() {
    jumpSilence();
    show();
    if (sound.paused) frame = timer = 0;
    else if (calm.matches) timer = setTimeout(run, 500);
    else frame = requestAnimationFrame(run);
  }

  const state = () => { when.playing.hidden = sound.paused; when.paused.hidden = !sound.paused; if (!sound.paused && !frame && !timer) run(); else show(); };
  const failed = () => { root.querySelector('[data-error]').hidden = false; };
  const play = () => { if (oneSided && !side.gains) mix(); side.context?.resume(); return sound.play().catch(e => { if (e.name !== 'AbortError') failed(); }); };
  const audible = channel => !side.mute[channel] && (!side.solo.some(Boolean) || side.solo[channel]);

  // The sound goes through the mixer only when one side is wanted: until then nothing can go wrong with it.
  function mix() {
    if (!side.gains) {
      const context = side.context = new AudioContext(), source = context.createMediaElementSource(sound), split = context.createChannelSplitter(2);
      const gains = [0, 1].map(channel => {
        const gain = context.createGain();
        split.connect(gain, channel);
        gain.connect(context.destination);
        return gain;
      });
      source.connect(split);
      side.gains = gains;
      context.resume();
    }
    side.gains.forEach((gain, channel) => { gain.gain.value = audible(channel) ? 1 : 0; });
    for (const kind of ['mute', 'solo']) root.querySelectorAll(`[data-${kind}]`).forEach(b => b.setAttribute('aria-pressed', String(side[kind][Number(b.dataset[kind])])));
    draw();
  }

  function toMark(step) {
    const marks = [...new Set([...root.querySelectorAll('[data-at]')].map(m => Number(m.dataset.at)))].sort((a, b) => a - b), now = sound.currentTime * 1000;
    const next = step > 0 ? marks.find(m => m > now + 50) : marks.findLast(m => m < now - 1500);
    if (next !== undefined) go(next / 1000);
  }

  async function copyLink() {
    const link = new URL(location.href);
    link.searchParams.set('t', String(Math.floor(sound.currentTime)));
    await navigator.clipboard.writeText(link.href);
    const told = root.querySelector('[data-copied]');
    told.textContent = told.dataset.text;
  }

  for (const event of ['play', 'pause', 'ended', 'seeked', 'loadedmetadata']) listen(sound, event, state);
  listen(sound, 'error', failed);
  listen(seek, 'input', () => go(seek.value / 1000));
  listen(root, 'click', e => {
    if (!(e.target instanceof Element)) return;
    const button = e.target.closest('button');
    if (!button) return;
    const { jump, rate, at, mark, mute, solo } = button.dataset;
    if ('play' in button.dataset) sound.paused ? play() : sound.pause();
    if (jump) go(sound.currentTime + Number(jump));
    if (at) { go(Number(at) / 1000); play(); }
    if (mark) toMark(Number(mark));
    if (mute) { side.mute[mute] = !side.mute[mute]; mix(); }
    if (solo) { side.solo[solo] = !side.solo[solo]; mix(); }
    if ('link' in button.dataset) copyLink().catch(() => {}); // a browser without a clipboard: the address bar has the link too
    if ('skip' in button.dataset) { skips = !skips; button.setAttribute('aria-pressed', String(skips)); }
    if (rate) {
      sound.playbackRate = Number(rate); // the pitch is kept: preservesPitch is on by default
      root.querySelectorAll('[data-rate]').forEach(r => { r.setAttribute('aria-checked', String(r === button)); r.tabIndex = r === button ? 0 : -1; });
    }
  });
  const sized = new ResizeObserver(draw);
  sized.observe(canvas);
  const themed = new MutationObserver(draw);
  themed.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-contrast'] });

  sound.preservesPitch = true;
  sound.src = root.dataset.audio; // fetched at the first play: a page that is only looked at is no hearing in the audit
  fetch(root.dataset.peaks, { signal: on.signal })
    .then(r => r.ok ? r.json() : Promise.reject(new Error(String(r.status))))
    .then(p => {
      peaks = p;
      if (root.dataset.start && !sound.currentTime) go(Number(root.dataset.start)); else show();
    })
    .catch(e => { if (e.name !== 'AbortError') failed(); });

  return {
    now: () => Math.round(sound.currentTime * 1000),
    playFrom(ms) { go(ms / 1000); play(); },
    stop() {
      on.abort();
      sized.disconnect();
      themed.disconnect();
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      sound.pause();
      sound.removeAttribute('src');
      sound.load();
      side.context?.close();
    },
  };
}
