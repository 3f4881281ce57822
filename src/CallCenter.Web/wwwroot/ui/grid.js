// The keys of grids and trees must not scroll the pane by themselves; the server answers with the row to show. And the way back: Escape on what a row
// opened returns to the list, to the same row.
const moves = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'];
const memory = 'grid-return';
let touched = false; // something was typed since the page was opened: Escape must not lose it

document.addEventListener('keydown', e => {
  if (!(e.target instanceof Element) || e.ctrlKey || e.altKey || e.isComposing) return;
  if (e.target.matches('[data-grid]') && moves.includes(e.key)) e.preventDefault();
  if (e.target.matches('[data-tree], [data-days]') && (moves.includes(e.key) || ['ArrowLeft', 'ArrowRight', ' '].includes(e.key))) e.preventDefault();
  if (e.target.matches('[role=checkbox]') && e.key === ' ') e.preventDefault();
});

/** The list says which row it opens. */
export function remember(pane, key) {
  sessionStorage.setItem(memory, JSON.stringify({ url: location.pathname + location.search, label: pane.getAttribute('aria-label'), key }));
}

const recall = () => { try { return JSON.parse(sessionStorage.getItem(memory)); } catch { return null; } };
const onTop = () => document.querySelector('dialog[open], .menu__list:popover-open, .def:popover-open');

document.addEventListener('input', e => { if (e.isTrusted) touched = true; }, true);
document.addEventListener('keydown', e => {
  if (e.key !== 'Escape' || e.defaultPrevented || e.isComposing || e.ctrlKey || e.altKey || onTop()) return;
  const text = e.target instanceof Element && e.target.matches('input, textarea, select, [contenteditable]');
  if (text || e.target instanceof Element && e.target.closest('[aria-expanded=true], [data-tree]')) return;
  if ([...document.querySelectorAll('[aria-keyshortcuts~=Escape]')].some(c => !c.disabled && c.checkVisibility?.() !== false)) return;
  const from = recall();
  if (!from) return;
  if (from.url === location.pathname + location.search) {
    [...document.querySelectorAll('[data-grid]')].find(p => p.getAttribute('aria-label') === from.label)?.focus(); // what it opened stands beside it
  } else if (!touched) {
    history.back();
  }
});

// By Escape or by the browser's own way back: only then is the row looked for, a later visit begins at the top.
let cameBack = false;
addEventListener('popstate', () => { cameBack = recall()?.url === location.pathname + location.search; });

/** The key of the row that this list was left from, once, for who comes back to it; null for everybody else. */
export function returning(pane) {
  touched = false;
  const from = recall(), came = cameBack;
  cameBack = false;
  if (!came || !from || from.url !== location.pathname + location.search || from.label !== pane.getAttribute('aria-label')) return null;
  return from.key;
}

/** Scrolls the pane so that the row at this index is seen below the sticky heading, and takes the focus when asked. */
export function reveal(pane, index, focus) {
  const head = pane.querySelector('thead')?.offsetHeight ?? 0;
  const rowHeight = pane.querySelector('tbody tr[role=row]')?.offsetHeight || 28;
  const top = index * rowHeight, bottom = top + rowHeight;
  if (top < pane.scrollTop) pane.scrollTop = top;
  else if (bottom + head > pane.scrollTop + pane.clientHeight) pane.scrollTop = bottom + head - pane.clientHeight;
  if (focus) pane.focus();
}

/** Rows that the pane shows at once: what PageUp and PageDown move by. */
export const pageOf = pane => {
  const row = pane.querySelector('tbody tr[role=row]')?.offsetHeight || 28, head = pane.querySelector('thead')?.offsetHeight ?? 0;
  return Math.max(1, Math.floor((pane.clientHeight - head) / row) - 1);
};

// The active option of a list or tree is brought into view when it changes.
new MutationObserver(changes => {
  for (const { target } of changes) {
    if (!target.matches('[data-tree], [data-combo], [data-days]')) continue;
    const id = target.getAttribute('aria-activedescendant');
    if (id) requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView({ block: 'nearest' }));
  }
}).observe(document, { subtree: true, attributes: true, attributeFilter: ['aria-activedescendant'] });
