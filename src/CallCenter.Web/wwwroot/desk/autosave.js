// Tells the server what is typed every two seconds of change, on leaving a field and when the page is hidden.
// A field takes part by data-autosave; the server hears an ordinary change event and keeps the draft.
const interval = 2000;
const waiting = new Map();
let attached = false;

export function start() {
  if (attached) return;
  attached = true;
  document.addEventListener('input', typed, true);
  document.addEventListener('change', event => forget(event.target), true);
  document.addEventListener('visibilitychange', () => { if (document.hidden) flushAll(); });
}

function typed(event) {
  const field = event.target;
  if (!(field instanceof HTMLElement) || !('autosave' in field.dataset) || waiting.has(field)) return;
  waiting.set(field, setTimeout(() => send(field, event.isComposing), interval));
}

function send(field, composing) {
  waiting.delete(field);
  if (!field.isConnected) return;
  // Half a pinyin syllable is not text; try again when the input method has settled.
  if (composing && field.matches(':focus')) {
    waiting.set(field, setTimeout(() => send(field, false), interval));
    return;
  }
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

function forget(field) {
  clearTimeout(waiting.get(field));
  waiting.delete(field);
}

function flushAll() {
  for (const field of [...waiting.keys()]) {
    forget(field);
    if (field.isConnected) field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
