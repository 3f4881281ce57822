// A person's own keys: a default chord is replaced by his wherever a control names it, so what is pressed, printed and read out is one and the same.
// Kept per person in this browser, since two people who share a workstation do not share their keys, and in his account (own-settings.js).
const root = document.documentElement;
const place = name => `${name}:${root.dataset.user ?? ''}`;

export const stored = name => localStorage.getItem(place(name));
export function store(name, value) {
  if (value === null || value === undefined) localStorage.removeItem(place(name)); else localStorage.setItem(place(name), value);
}

const longest = 4000; // characters: far above every key of the product remapped
function read() {
  try {
    const text = stored('keys');
    const map = text && text.length <= longest ? JSON.parse(text) : {};
    return map && typeof map === 'object' && !Array.isArray(map) ? map : {};
  } catch {
    return {}; // not ours: the defaults hold
  }
}

let table = read();
const given = new WeakMap(); // control → what the page gave and what stands there instead
const caps = keys => keys.split(/\s+/)[0].split('+').filter(Boolean)
  .map(k => ({ Control: 'Ctrl', Escape: 'Esc', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' })[k] ?? (k.length === 1 ? k.toUpperCase() : k)).join(' ');
const mine = keys => keys.split(/\s+/).map(k => table[k] ?? k).join(' ');

function dress(el) {
  const name = el.matches('kbd') ? 'data-keys' : 'aria-keyshortcuts';
  const now = el.getAttribute(name) ?? '', was = given.get(el);
  const page = was && was.shown === now ? was.page : now; // the page has drawn it anew, or it is as we left it
  const shown = mine(page);
  given.set(el, { page, shown });
  if (shown !== now) el.setAttribute(name, shown);
  // The renderer keeps its hold on the text node, so the node stays and its words change.
  if (name === 'data-keys' && el.firstChild && el.firstChild.nodeValue !== caps(shown)) el.firstChild.nodeValue = caps(shown);
}

const all = '[aria-keyshortcuts], kbd[data-keys]';
const dressAll = within => { if (within.matches?.(all)) dress(within); within.querySelectorAll(all).forEach(dress); };
const watch = new MutationObserver(changes => {
  for (const change of changes) {
    if (change.type === 'attributes') { if (change.target.matches(all)) dress(change.target); continue; }
    for (const node of change.addedNodes) if (node instanceof Element) dressAll(node);
  }
});

function start() {
  watch.disconnect();
  dressAll(document);
  if (Object.keys(table).length) watch.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-keyshortcuts', 'data-keys'] });
}

/** The person's own keys as text, for the settings page. */
export const ownKeys = () => JSON.stringify(table);

/** Takes over what the settings page checked. */
export function setOwnKeys(text) {
  store('keys', text === '{}' ? null : text);
  table = read();
  start();
  document.dispatchEvent(new CustomEvent('own-setting', { detail: { keys: Object.keys(table).length ? table : null } }));
}

start();
