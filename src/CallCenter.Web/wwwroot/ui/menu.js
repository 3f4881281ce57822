// Menus and roving groups: arrow keys move focus inside, the browser's popover does the rest.
const items = list => [...list.querySelectorAll('[role^=menuitem]')].filter(i => !i.disabled);

document.addEventListener('toggle', e => {
  const list = e.target;
  if (!(list instanceof HTMLElement) || !list.matches('.menu__list')) return;
  const button = list.closest('[data-menu]')?.querySelector('[popovertarget]');
  const open = e.newState === 'open';
  button?.setAttribute('aria-expanded', String(open));
  if (!open || !button) return;
  const r = button.getBoundingClientRect(), h = list.offsetHeight, w = list.offsetWidth;
  const left = list.parentElement.dataset.align === 'end' ? r.right - w : r.left;
  list.style.left = `${Math.max(4, Math.min(left, innerWidth - w - 4))}px`;
  list.style.top = `${r.bottom + 4 + h > innerHeight && r.top - 4 - h > 0 ? r.top - 4 - h : r.bottom + 4}px`;
  items(list)[0]?.focus();
}, true);

function move(all, from, key) {
  if (!all.length) return false;
  const at = all.indexOf(from);
  const to = key === 'Home' ? 0 : key === 'End' ? all.length - 1
    : key === 'ArrowDown' || key === 'ArrowRight' ? (at + 1) % all.length
    : key === 'ArrowUp' || key === 'ArrowLeft' ? (at - 1 + all.length) % all.length : -1;
  if (to < 0) return false;
  all[to].focus();
  return all[to];
}

document.addEventListener('keydown', e => {
  if (!(e.target instanceof Element) || e.isComposing) return;
  const list = e.target.closest('.menu__list');
  if (list && move(items(list), e.target, e.key)) e.preventDefault();
  if (list && e.key.length === 1 && e.key !== ' ' && !e.ctrlKey && !e.altKey) { // a letter goes to the next item that begins with it
    const all = items(list), from = all.indexOf(e.target) + 1;
    const hit = [...all.slice(from), ...all.slice(0, from)].find(i => i.textContent.trim().toLowerCase().startsWith(e.key.toLowerCase()));
    if (hit) { hit.focus(); e.preventDefault(); e.stopPropagation(); }
  }
  const group = e.target.closest('[data-roving]');
  if (group) {
    const reached = move([...group.querySelectorAll('[role=radio], [role=tab]')].filter(i => !i.disabled), e.target, e.key);
    if (reached) { e.preventDefault(); reached.click(); }
  }
});

// A chosen item closes its menu.
document.addEventListener('click', e => {
  if (e.target instanceof Element && e.target.closest('[role^=menuitem]')) e.target.closest('.menu__list')?.hidePopover?.();
});
