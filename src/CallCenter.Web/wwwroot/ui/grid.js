// The grid's keys must not scroll the pane by themselves; the server answers with the row to show.
const moves = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'];

document.addEventListener('keydown', e => {
  if (e.target instanceof Element && e.target.matches('[data-grid]') && moves.includes(e.key) && !e.ctrlKey && !e.altKey) e.preventDefault();
});

/** Scrolls the pane so that the row at this index is seen below the sticky heading. */
export function reveal(pane, index, rowHeight) {
  const head = pane.querySelector('thead')?.offsetHeight ?? 0;
  const top = index * rowHeight, bottom = top + rowHeight;
  if (top < pane.scrollTop) pane.scrollTop = top;
  else if (bottom + head > pane.scrollTop + pane.clientHeight) pane.scrollTop = bottom + head - pane.clientHeight;
}
