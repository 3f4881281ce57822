// Two panes and the bar between them: dragged, moved by arrows, turned in by a click or Enter; the share is remembered in this browser.
const step = 2, jump = 10; // percent of the whole
const bound = (el, v) => Math.min(Number(el.dataset.most), Math.max(Number(el.dataset.least), v));
const place = el => `split:${el.dataset.splitter}`;

function set(el, value, keep = true) {
  const v = Math.round(bound(el, value) * 10) / 10;
  el.style.setProperty('--split', `${v}%`);
  el.querySelector(':scope > [role=separator]')?.setAttribute('aria-valuenow', String(Math.round(v)));
  if (keep) localStorage.setItem(place(el), String(v));
}

const now = el => Number.parseFloat(el.style.getPropertyValue('--split')) || Number(el.dataset.usual);

function dress(el) {
  const kept = Number(localStorage.getItem(place(el)));
  if (Number.isFinite(kept) && kept > 0) set(el, kept, false);
}

// A second press of Enter, or a click without a move, goes back and forth between the usual share and the least.
const turn = el => set(el, now(el) > Number(el.dataset.least) + .5 ? Number(el.dataset.least) : Number(el.dataset.usual));

document.addEventListener('keydown', e => {
  const bar = e.target instanceof Element && e.target.matches('[data-splitter] > [role=separator]') ? e.target : null;
  if (!bar || e.isComposing || e.ctrlKey || e.altKey) return;
  const el = bar.parentElement, upright = bar.getAttribute('aria-orientation') === 'vertical';
  const less = upright ? 'ArrowLeft' : 'ArrowUp', more = upright ? 'ArrowRight' : 'ArrowDown';
  const to = { [less]: now(el) - step, [more]: now(el) + step, PageUp: now(el) - jump, PageDown: now(el) + jump, Home: Number(el.dataset.least), End: Number(el.dataset.most) }[e.key];
  if (e.key === 'Enter') turn(el);
  else if (to !== undefined) set(el, to);
  else return;
  e.preventDefault();
  e.stopPropagation();
}, true);

document.addEventListener('pointerdown', e => {
  const bar = e.target instanceof Element ? e.target.closest('[data-splitter] > [role=separator]') : null;
  if (!bar || e.button !== 0) return;
  const el = bar.parentElement, upright = bar.getAttribute('aria-orientation') === 'vertical', box = el.getBoundingClientRect();
  const rtl = getComputedStyle(el).direction === 'rtl';
  let moved = false;
  const over = new AbortController();
  bar.setPointerCapture(e.pointerId);
  bar.addEventListener('pointermove', m => {
    if (Math.abs(m.clientX - e.clientX) + Math.abs(m.clientY - e.clientY) < 4 && !moved) return;
    moved = true;
    const share = upright ? (m.clientX - box.left) / box.width : (m.clientY - box.top) / box.height;
    set(el, 100 * (upright && rtl ? 1 - share : share), false);
  }, { signal: over.signal });
  bar.addEventListener('pointerup', () => { over.abort(); if (moved) set(el, now(el)); else turn(el); }, { signal: over.signal });
  bar.addEventListener('pointercancel', () => over.abort(), { signal: over.signal });
});

document.querySelectorAll('[data-splitter]').forEach(dress);
new MutationObserver(changes => {
  for (const change of changes)
    for (const node of change.addedNodes)
      if (node instanceof Element) { if (node.matches('[data-splitter]')) dress(node); node.querySelectorAll('[data-splitter]').forEach(dress); }
}).observe(document, { subtree: true, childList: true });
