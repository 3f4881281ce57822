// One clock for the whole page: fills every [data-since] and [data-until] once a second, so that the server renders nothing for it.
const offset = Number(document.documentElement.dataset.serverNow || Date.now()) - Date.now(); // the server's clock is the truth

export const serverNow = () => Date.now() + offset;

export function text(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const h = Math.floor(seconds / 3600), m = Math.floor(seconds / 60) % 60, s = String(seconds % 60).padStart(2, '0');
  return h ? `${h}:${String(m).padStart(2, '0')}:${s}` : `${m}:${s}`;
}

function fill(el) {
  const now = serverNow();
  const { since, until, limit } = el.dataset;
  const length = since ? now - Number(since) : Number(until) - now;
  const words = text(length);
  if (el.textContent !== words) el.textContent = words;
  if (limit) {
    el.toggleAttribute('data-over', length > Number(limit));
    el.style.setProperty('--v', Math.round(100 * length / Number(limit)));
  }
}

const all = '[data-since],[data-until]';
const staleAfter = 5000; // ms without a sign of life; the server writes data-fresh at least every 2 s

/** Greys what is no longer live: the circuit is cut, or the server has not written for too long. */
export function markStale() {
  const cut = (document.documentElement.dataset.circuit ?? 'good') !== 'good';
  document.querySelectorAll('[data-live]').forEach(el => {
    const old = el.dataset.fresh && serverNow() - Number(el.dataset.fresh) > staleAfter;
    el.toggleAttribute('data-stale', Boolean(cut || old));
  });
}

const tick = () => { document.querySelectorAll(all).forEach(fill); markStale(); };

new MutationObserver(changes => {
  for (const change of changes) {
    if (change.type === 'attributes') { if (change.target.matches(all)) fill(change.target); continue; }
    for (const node of change.addedNodes) {
      if (!(node instanceof Element)) continue;
      if (node.matches(all)) fill(node);
      node.querySelectorAll(all).forEach(fill);
    }
  }
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-since', 'data-until'] });

tick();
setInterval(tick, 1000);
