// What is cut by an ellipsis shows its whole text to who points at it or reaches it by keys; what fits needs no tip.
const cut = el => el.scrollWidth > el.clientWidth && getComputedStyle(el).textOverflow === 'ellipsis';

function tell(start) {
  for (let el = start, n = 0; el instanceof HTMLElement && n < 3; el = el.parentElement, n++) { // the words lie a step or two inside what is pointed at
    if (el.title) return;
    if (el.matches('input')) { el.title = el.value && cut(el) ? el.value : ''; return; }
    if (cut(el)) { el.title = el.textContent.trim().slice(0, 500); return; }
  }
  for (const inner of start.querySelectorAll?.('.cut, .item__title, .item__sub') ?? []) if (!inner.title && cut(inner)) inner.title = inner.textContent.trim().slice(0, 500);
}

for (const when of ['pointerover', 'focusin']) document.addEventListener(when, e => { if (e.target instanceof HTMLElement) tell(e.target); }, { passive: true });
