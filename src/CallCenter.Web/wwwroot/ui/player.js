// Plays one two-channel recording and draws its waveform: customer above, agent below, the played part in full colour.
import { text } from './ticker.js';

/** Wires up a player's markup; returns a handle whose stop() releases sound and listeners. */
export function attach(root) {
  const on = new AbortController(), sound = root.querySelector('[data-sound]'), canvas = root.querySelector('[data-wave]'), seek = root.querySelector('[data-seek]');
  const when = { playing: root.querySelector('[data-when=playing]'), paused: root.querySelector('[data-when=paused]') };
  let peaks = null, frame = 0;

  const length = () => Number.isFinite(sound.duration) && sound.duration > 0 ? sound.duration : (peaks?.durationMs ?? 0) / 1000;
  const listen = (target, event, act) => target.addEventListener(event, act, { signal: on.signal });

  function draw() {
    const style = getComputedStyle(root), scale = devicePixelRatio || 1, w = canvas.clientWidth, h = canvas.clientHeight;
    if (!w || !h) return;
    if (canvas.width !== Math.round(w * scale)) { canvas.width = Math.round(w * scale); canvas.height = Math.round(h * scale); }
    const g = canvas.getContext('2d');
    g.setTransform(scale, 0, 0, scale, 0, 0);
    g.clearRect(0, 0, w, h);
    const colour = name => resolve(style, name), head = length() ? sound.currentTime / length() * w : 0;
    if (peaks) {
      lane(g, peaks.left, 0, h / 2, w, head, colour('--azure'));
      lane(g, peaks.right, h / 2, h / 2, w, head, colour('--ink-3'));
    }
    g.fillStyle = colour('--line-2');
    g.fillRect(0, h / 2 - .5, w, 1);
    g.fillStyle = colour('--cinnabar');
    g.fillRect(Math.min(w - 1.5, head), 0, 1.5, h);
  }

  // A custom property with light-dark() must be resolved by the browser before a canvas can use it.
  function resolve(style, name) {
    const probe = resolve.probe ??= root.appendChild(Object.assign(document.createElement('i'), { hidden: true }));
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  }

  function lane(g, pairs, top, height, w, head, colour) {
    const n = pairs.length / 2, mid = top + height / 2, reach = height / 2 - 4;
    const loudest = pairs.reduce((m, v) => Math.max(m, Math.abs(v)), 0), full = loudest > 1 ? 32768 : 1; // 16-bit or unit samples
    const step = Math.max(2, w / n);
    g.fillStyle = colour;
    for (let x = 0; x < w; x += step) {
      const i = Math.min(n - 1, Math.floor(x / w * n)), low = pairs[2 * i] / full, high = pairs[2 * i + 1] / full;
      const y1 = mid - Math.max(.02, high) * reach, y2 = mid - Math.min(-.02, low) * reach;
      g.globalAlpha = x <= head ? 1 : .45;
      g.fillRect(x, y1, Math.max(1, step - 1), Math.max(1, y2 - y1));
    }
    g.globalAlpha = 1;
  }

  function show() {
    root.querySelector('[data-now]').textContent = text(sound.currentTime * 1000);
    if (length()) {
      root.querySelector('[data-length]').textContent = text(length() * 1000);
      seek.value = String(Math.round(sound.currentTime / length() * 1000));
      seek.setAttribute('aria-valuetext', `${text(sound.currentTime * 1000)} / ${text(length() * 1000)}`);
    }
    draw();
  }

  const run = () => { show(); frame = sound.paused ? 0 : requestAnimationFrame(run); };
  const state = () => { when.playing.hidden = sound.paused; when.paused.hidden = !sound.paused; if (!sound.paused && !frame) run(); else show(); };
  const failed = () => { root.querySelector('[data-error]').hidden = false; };

  for (const event of ['play', 'pause', 'ended', 'seeked', 'loadedmetadata']) listen(sound, event, state);
  listen(sound, 'error', failed);
  listen(seek, 'input', () => { if (length()) sound.currentTime = seek.value / 1000 * length(); show(); });
  listen(root, 'click', e => {
    if (!(e.target instanceof Element)) return;
    const jump = e.target.closest('[data-jump]'), rate = e.target.closest('[data-rate]');
    if (e.target.closest('[data-play]')) sound.paused ? sound.play().catch(failed) : sound.pause();
    if (jump) { sound.currentTime = Math.min(length(), Math.max(0, sound.currentTime + Number(jump.dataset.jump))); show(); }
    if (rate) {
      sound.playbackRate = Number(rate.dataset.rate); // the pitch is kept: preservesPitch is on by default
      root.querySelectorAll('[data-rate]').forEach(r => { r.setAttribute('aria-checked', String(r === rate)); r.tabIndex = r === rate ? 0 : -1; });
    }
  });
  const sized = new ResizeObserver(draw);
  sized.observe(canvas);
  const themed = new MutationObserver(draw);
  themed.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-contrast'] });

  sound.src = root.dataset.audio;
  fetch(root.dataset.peaks, { signal: on.signal })
    .then(r => r.ok ? r.json() : Promise.reject(new Error(String(r.status))))
    .then(p => { peaks = p; show(); })
    .catch(e => { if (e.name !== 'AbortError') failed(); });

  return {
    stop() {
      on.abort();
      sized.disconnect();
      themed.disconnect();
      cancelAnimationFrame(frame);
      sound.pause();
      sound.removeAttribute('src');
      sound.load();
    },
  };
}
